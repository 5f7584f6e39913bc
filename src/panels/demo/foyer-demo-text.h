#pragma once

/* How a demonstration is told in a few words. All are pure: names are handed in. Texts are
 * (transfer full). */

#include "domain/foyer-demo-account.h"
#include "domain/foyer-demo-session.h"
#include "widgets/foyer-tone.h"

G_BEGIN_DECLS

typedef struct
{
  const char *icon_name;
  FoyerTone tone;
  char *label;
} FoyerDemoChip;

FoyerDemoChip foyer_demo_text_session_chip (FoyerDemoSession *session,
                                            gint64            now_us);
FoyerDemoChip foyer_demo_text_account_chip (FoyerDemoAccount *account,
                                            gint64            today);
char         *foyer_demo_text_timer        (gint64            length_us);
char         *foyer_demo_text_parts        (const char       *first,
                                            ...) G_GNUC_NULL_TERMINATED;
/* (nullable): how often it was extended, and why each time; NULL for never. */
char         *foyer_demo_text_extension    (FoyerDemoSession *session);
const char   *foyer_demo_text_act          (FoyerDemoStep     step,
                                            gboolean          has_account);

G_END_DECLS
