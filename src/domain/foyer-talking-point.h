#pragma once

#include "domain/foyer-demo-enums.h"
#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TALKING_POINT (foyer_talking_point_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTalkingPoint, foyer_talking_point, FOYER, TALKING_POINT, FoyerRecord)

FoyerTalkingPoint *foyer_talking_point_new          (const FoyerUuid    *id,
                                                     FoyerIdentity       identity,
                                                     gint64              position,
                                                     const char         *text,
                                                     const char         *hint,
                                                     const char         *text_en,
                                                     const char         *hint_en);
void               foyer_talking_point_set_position (FoyerTalkingPoint  *self,
                                                     gint64              position);
gboolean           foyer_talking_point_void         (FoyerTalkingPoint  *self,
                                                     GError            **error);
gboolean           foyer_talking_point_is_active    (FoyerTalkingPoint  *self);
int                foyer_talking_point_compare      (gconstpointer       a,
                                                     gconstpointer       b,
                                                     gpointer            unused);

FoyerIdentity      foyer_talking_point_get_identity (FoyerTalkingPoint  *self);
gint64             foyer_talking_point_get_position (FoyerTalkingPoint  *self);
const char        *foyer_talking_point_get_text     (FoyerTalkingPoint  *self);
const char        *foyer_talking_point_get_hint     (FoyerTalkingPoint  *self);
const char        *foyer_talking_point_get_text_en  (FoyerTalkingPoint  *self);
const char        *foyer_talking_point_get_hint_en  (FoyerTalkingPoint  *self);

G_END_DECLS
