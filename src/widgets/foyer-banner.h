#pragma once

#include "widgets/foyer-tone.h"

G_BEGIN_DECLS

#define FOYER_TYPE_BANNER (foyer_banner_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBanner, foyer_banner, FOYER, BANNER, GtkWidget)

/* The bar under the header that tells what is wrong. It may hold several notes and shows one: the
 * worst, among equals the newest. Property "key" (read-only, nullable): which one is shown. */

GtkWidget  *foyer_banner_new          (void);
void        foyer_banner_put          (FoyerBanner *self,
                                       const char  *key,
                                       FoyerTone    tone,
                                       const char  *title,
                                       const char  *sentence);
void        foyer_banner_set_action   (FoyerBanner *self,
                                       const char  *key,
                                       const char  *label,
                                       const char  *action);
void        foyer_banner_set_details  (FoyerBanner *self,
                                       const char  *key,
                                       const char  *details);
void        foyer_banner_set_closing  (FoyerBanner *self,
                                       const char  *key,
                                       const char  *action);
void        foyer_banner_remove       (FoyerBanner *self,
                                       const char  *key);
const char *foyer_banner_get_key      (FoyerBanner *self);

G_END_DECLS
