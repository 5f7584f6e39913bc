#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-promise-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALLBACK (foyer_callback_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallback, foyer_callback, FOYER, CALLBACK, FoyerRecord)

FoyerCallback      *foyer_callback_new            (const FoyerUuid    *item,
                                                   FoyerCallbackKind   kind,
                                                   gint64              planned_us);
void                foyer_callback_set_matter     (FoyerCallback      *self,
                                                   const char         *product,
                                                   const char         *result);
void                foyer_callback_set_seller     (FoyerCallback      *self,
                                                   const FoyerUuid    *seller);
void                foyer_callback_set_refused_by (FoyerCallback      *self,
                                                   const FoyerUuid    *caller);
void                foyer_callback_set_is_cross   (FoyerCallback      *self,
                                                   gboolean            is_cross);

gboolean            foyer_callback_reach          (FoyerCallback      *self,
                                                   FoyerReaction       reaction,
                                                   FoyerIntent         intent,
                                                   const char         *note,
                                                   gint64              talk_ms,
                                                   GError            **error);
gboolean            foyer_callback_miss           (FoyerCallback      *self,
                                                   const char         *remark,
                                                   gint64              max_attempts,
                                                   GError            **error);
gboolean            foyer_callback_reschedule     (FoyerCallback      *self,
                                                   gint64              again_us,
                                                   gint64              now_us,
                                                   GError            **error);
gboolean            foyer_callback_stop           (FoyerCallback      *self,
                                                   FoyerContactResult  contact,
                                                   const char         *remark,
                                                   GError            **error);
gboolean            foyer_callback_cancel         (FoyerCallback      *self,
                                                   const char         *reason,
                                                   GError            **error);
gboolean            foyer_callback_take_up        (FoyerCallback      *self,
                                                   GError            **error);

FoyerCallbackKind   foyer_callback_get_kind       (FoyerCallback      *self);
FoyerCallbackState  foyer_callback_get_state      (FoyerCallback      *self);
gint64              foyer_callback_get_planned    (FoyerCallback      *self);
const FoyerUuid    *foyer_callback_get_seller     (FoyerCallback      *self);
const FoyerUuid    *foyer_callback_get_refused_by (FoyerCallback      *self);
gboolean            foyer_callback_get_is_cross   (FoyerCallback      *self);
const char         *foyer_callback_get_product    (FoyerCallback      *self);
const char         *foyer_callback_get_result     (FoyerCallback      *self);
gint64              foyer_callback_get_attempts   (FoyerCallback      *self);
FoyerContactResult  foyer_callback_get_contact    (FoyerCallback      *self);
FoyerReaction       foyer_callback_get_reaction   (FoyerCallback      *self);
FoyerIntent         foyer_callback_get_intent     (FoyerCallback      *self);
const char         *foyer_callback_get_note       (FoyerCallback      *self);
gint64              foyer_callback_get_talk_ms    (FoyerCallback      *self);

G_END_DECLS
