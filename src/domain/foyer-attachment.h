#pragma once

#include "domain/foyer-item-log.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ATTACHMENT (foyer_attachment_get_type ())
G_DECLARE_FINAL_TYPE (FoyerAttachment, foyer_attachment, FOYER, ATTACHMENT, FoyerRecord)

FoyerAttachment *foyer_attachment_new       (const FoyerUuid       *item,
                                             const char            *uri,
                                             const char            *label,
                                             const FoyerItemStamp  *stamp,
                                             GError               **error);

const FoyerUuid *foyer_attachment_get_item  (FoyerAttachment       *self);
gint64           foyer_attachment_get_at    (FoyerAttachment       *self);
const FoyerUuid *foyer_attachment_get_staff (FoyerAttachment       *self);
const char      *foyer_attachment_get_uri   (FoyerAttachment       *self);
const char      *foyer_attachment_get_label (FoyerAttachment       *self);

G_END_DECLS
