#pragma once

#include "domain/foyer-demo-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

/* So many steps can putting an account in order have. */
#define FOYER_DEMO_MAX_RESET_STEPS 20

#define FOYER_TYPE_DEMO_ACCOUNT (foyer_demo_account_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoAccount, foyer_demo_account, FOYER, DEMO_ACCOUNT, FoyerRecord)

FoyerDemoAccount      *foyer_demo_account_new               (const FoyerUuid   *id,
                                                             const char        *label);

gboolean               foyer_demo_account_check_lend        (FoyerDemoAccount  *self,
                                                             const FoyerUuid   *rep,
                                                             gint64             now_us,
                                                             gint64             today,
                                                             GError           **error);
gboolean               foyer_demo_account_lend              (FoyerDemoAccount  *self,
                                                             const FoyerUuid   *rep,
                                                             gint64             now_us,
                                                             gint64             today,
                                                             GError           **error);
gboolean               foyer_demo_account_give_back         (FoyerDemoAccount  *self,
                                                             gint64             now_us,
                                                             GError           **error);
gboolean               foyer_demo_account_tick_reset        (FoyerDemoAccount  *self,
                                                             guint              step,
                                                             gboolean           is_done,
                                                             GError           **error);
gboolean               foyer_demo_account_reset             (FoyerDemoAccount  *self,
                                                             gint64             now_us,
                                                             GError           **error);
gboolean               foyer_demo_account_fail_reset        (FoyerDemoAccount  *self,
                                                             const char        *problem,
                                                             GError           **error);
gboolean               foyer_demo_account_lock              (FoyerDemoAccount  *self,
                                                             const char        *reason,
                                                             GError           **error);
gboolean               foyer_demo_account_unlock            (FoyerDemoAccount  *self,
                                                             GError           **error);
gboolean               foyer_demo_account_void              (FoyerDemoAccount  *self,
                                                             GError           **error);
gboolean               foyer_demo_account_loan              (FoyerDemoAccount  *self,
                                                             const FoyerUuid   *borrower,
                                                             gint64             until_us,
                                                             const char        *reason,
                                                             GError           **error);
void                   foyer_demo_account_set_secret        (FoyerDemoAccount  *self,
                                                             const FoyerUuid   *secret);

gboolean               foyer_demo_account_may_use           (FoyerDemoAccount  *self,
                                                             const FoyerUuid   *rep,
                                                             gint64             now_us);
FoyerDemoAccountState  foyer_demo_account_get_standing      (FoyerDemoAccount  *self,
                                                             gint64             today);
char                 **foyer_demo_account_dup_reset_steps   (FoyerDemoAccount  *self);
gboolean               foyer_demo_account_is_ticked         (FoyerDemoAccount  *self,
                                                             guint              step);

const char            *foyer_demo_account_get_label         (FoyerDemoAccount  *self);
const char            *foyer_demo_account_get_product       (FoyerDemoAccount  *self);
const char            *foyer_demo_account_get_url           (FoyerDemoAccount  *self);
const char            *foyer_demo_account_get_login         (FoyerDemoAccount  *self);
const FoyerUuid       *foyer_demo_account_get_secret        (FoyerDemoAccount  *self);
const FoyerUuid       *foyer_demo_account_get_owner         (FoyerDemoAccount  *self);
gint64                 foyer_demo_account_get_valid_until   (FoyerDemoAccount  *self);
FoyerDemoAccountState  foyer_demo_account_get_state         (FoyerDemoAccount  *self);
const char            *foyer_demo_account_get_reset_steps   (FoyerDemoAccount  *self);
gint64                 foyer_demo_account_get_last_reset    (FoyerDemoAccount  *self);
gint64                 foyer_demo_account_get_given_back    (FoyerDemoAccount  *self);
const char            *foyer_demo_account_get_problem       (FoyerDemoAccount  *self);
const FoyerUuid       *foyer_demo_account_get_borrower      (FoyerDemoAccount  *self);
gint64                 foyer_demo_account_get_borrowed_until (FoyerDemoAccount *self);
const char            *foyer_demo_account_get_remark        (FoyerDemoAccount  *self);

G_END_DECLS
