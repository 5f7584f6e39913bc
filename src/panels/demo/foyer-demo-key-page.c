#include "panels/demo/foyer-demo-key-page.h"

#include "panels/foyer-print-pdf.h"
#include "service/foyer-recovery-paper.h"
#include "service/foyer-words.h"
#include "widgets/foyer-secret-label.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* Long enough to write it down. */
#define CODE_SECONDS 180

struct _FoyerDemoKeyPage
{
  GtkWidget parent_instance;

  FoyerServices *services;
  GCancellable *cancellable;

  GtkLabel *state;
  GtkCheckButton *in_file;
  GtkButton *make;
  GtkButton *tell;
  GtkButton *print;
  GtkButton *renew;
  GtkWidget *code_box;
  FoyerSecretLabel *code;
  GtkWidget *enrol_box;
  GtkPasswordEntry *entry;
};

G_DEFINE_FINAL_TYPE (FoyerDemoKeyPage, foyer_demo_key_page, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FoyerVault *
get_vault (FoyerDemoKeyPage *self)
{
  return foyer_demo_desk_get_vault (foyer_services_get_demo_desk (self->services));
}

static void
fail (FoyerDemoKeyPage *self,
      const GError     *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static const char *
describe (FoyerVaultState state,
          FoyerKeyPlace   place)
{
  switch (state)
    {
    case FOYER_VAULT_EMPTY:
      return _("The shop has no key yet. Make it once, and write its recovery code down: without "
               "the code and without any PC that has the key, the passwords are lost.");
    case FOYER_VAULT_READY:
      return place == FOYER_KEY_PLACE_KEYRING
               ? _("This PC has the shop's key, in the keyring of the desktop.")
               : _("This PC has the shop's key, in a file that only this account can read.");
    case FOYER_VAULT_NOT_ENROLLED:
      return _("This PC does not have the shop's key yet. Type the recovery code from the paper.");
    case FOYER_VAULT_LOCKED:
      return _("The keyring of this desktop is locked. Unlock it, or keep the key in a file.");
    }

  g_assert_not_reached ();
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FoyerDemoKeyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerKeyPlace place;
  FoyerVaultState state = foyer_vault_look_finish (FOYER_VAULT (source), result, &place, &error);
  gboolean is_lead;

  if (error != NULL)
    {
      fail (self, error);
      return;
    }
  is_lead = foyer_session_may (foyer_services_get_session (self->services), FOYER_RIGHT_SETTINGS);
  gtk_label_set_label (self->state, describe (state, place));
  gtk_widget_set_visible (GTK_WIDGET (self->make), is_lead && state == FOYER_VAULT_EMPTY);
  gtk_widget_set_visible (GTK_WIDGET (self->tell), is_lead && state == FOYER_VAULT_READY);
  gtk_widget_set_visible (GTK_WIDGET (self->print), is_lead && state == FOYER_VAULT_READY);
  gtk_widget_set_visible (GTK_WIDGET (self->renew), is_lead && state == FOYER_VAULT_READY);
  gtk_widget_set_visible (GTK_WIDGET (self->in_file), state != FOYER_VAULT_READY);
  gtk_widget_set_visible (self->enrol_box, state == FOYER_VAULT_NOT_ENROLLED
                                             || state == FOYER_VAULT_LOCKED);
}

static void
on_code (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerDemoKeyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  char *code = foyer_vault_code_finish (FOYER_VAULT (source), result, &error);

  if (error != NULL)
    fail (self, error);
  else if (self->code != NULL)
    {
      foyer_secret_label_show (self->code, code, CODE_SECONDS);
      gtk_widget_set_visible (self->code_box, TRUE);
    }
  foyer_secret_free (code);
  foyer_demo_key_page_look (self);
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerDemoKeyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (foyer_print_pdf_finish (result, &error))
    g_signal_emit (self, signals[TOLD], 0, _("Sent to the printer"));
  else
    fail (self, error);
}

/* (transfer full) (nullable): the paper that the code is locked away on */
static GBytes *
make_paper (FoyerDemoKeyPage  *self,
            const char        *code,
            GError           **error)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  FoyerStaff *staff = foyer_session_get_staff (foyer_services_get_session (self->services));
  FoyerDemoDesk *desk = foyer_services_get_demo_desk (self->services);
  g_autofree char *day = foyer_words_date_full (NULL, foyer_demo_desk_get_day (desk));

  return foyer_recovery_paper_to_pdf (foyer_shop_get_name (shop),
                                      staff != NULL ? foyer_staff_get_name (staff) : "", day, code,
                                      error);
}

static void
on_code_to_print (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerDemoKeyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) paper = NULL;
  char *code = foyer_vault_code_finish (FOYER_VAULT (source), result, &error);

  if (code != NULL && self->services != NULL)
    paper = make_paper (self, code, &error);
  foyer_secret_free (code);
  if (paper != NULL)
    foyer_print_pdf_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _("Recovery code"), paper, GTK_PAGE_ORIENTATION_PORTRAIT,
                           self->cancellable, on_printed, g_object_ref (self));
  else if (error != NULL)
    fail (self, error);
}

/* The code is told for it anew: what is on paper stands in the access log. */
static void
on_print_clicked (FoyerDemoKeyPage *self)
{
  foyer_vault_tell_code_async (get_vault (self), self->cancellable, on_code_to_print,
                               g_object_ref (self));
}

static gboolean
wants_file (FoyerDemoKeyPage *self)
{
  return gtk_check_button_get_active (self->in_file);
}

static void
on_make_clicked (FoyerDemoKeyPage *self)
{
  foyer_vault_set_up_async (get_vault (self), wants_file (self), self->cancellable, on_code,
                            g_object_ref (self));
}

static void
on_tell_clicked (FoyerDemoKeyPage *self)
{
  foyer_vault_tell_code_async (get_vault (self), self->cancellable, on_code, g_object_ref (self));
}

static void
on_renew_clicked (FoyerDemoKeyPage *self)
{
  foyer_vault_renew_async (get_vault (self), wants_file (self), self->cancellable, on_code,
                           g_object_ref (self));
}

static void
on_enrolled (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerDemoKeyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!foyer_vault_enrol_finish (FOYER_VAULT (source), result, &error))
    {
      fail (self, error);
      return;
    }
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  foyer_demo_key_page_look (self);
}

static void
on_enrol_clicked (FoyerDemoKeyPage *self)
{
  foyer_vault_enrol_async (get_vault (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                           wants_file (self), self->cancellable, on_enrolled,
                           g_object_ref (self));
}

static void
on_code_hidden (FoyerDemoKeyPage *self)
{
  gtk_widget_set_visible (self->code_box, foyer_secret_label_is_shown (self->code));
}

static void
foyer_demo_key_page_dispose (GObject *object)
{
  FoyerDemoKeyPage *self = FOYER_DEMO_KEY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  self->code = NULL;
  self->entry = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_key_page_parent_class)->dispose (object);
}

static void
foyer_demo_key_page_finalize (GObject *object)
{
  g_object_unref (FOYER_DEMO_KEY_PAGE (object)->cancellable);

  G_OBJECT_CLASS (foyer_demo_key_page_parent_class)->finalize (object);
}

static void
foyer_demo_key_page_class_init (FoyerDemoKeyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_demo_key_page_dispose;
  object_class->finalize = foyer_demo_key_page_finalize;

  signals[FAILED] = g_signal_new ("failed", FOYER_TYPE_DEMO_KEY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  signals[TOLD] = g_signal_new ("told", FOYER_TYPE_DEMO_KEY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-key-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, state);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, in_file);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, make);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, tell);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, print);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, renew);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, code_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, code);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, enrol_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoKeyPage, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_code_hidden);
  gtk_widget_class_bind_template_callback (widget_class, on_enrol_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_renew_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_tell_clicked);
}

static void
foyer_demo_key_page_init (FoyerDemoKeyPage *self)
{
  g_type_ensure (FOYER_TYPE_SECRET_LABEL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_demo_key_page_connect (FoyerDemoKeyPage *self,
                             FoyerServices    *services)
{
  g_return_if_fail (FOYER_IS_DEMO_KEY_PAGE (self));

  self->services = g_object_ref (services);
}

/* Looks how things stand here; the keyring may ask to be unlocked. */
void
foyer_demo_key_page_look (FoyerDemoKeyPage *self)
{
  g_return_if_fail (FOYER_IS_DEMO_KEY_PAGE (self));

  if (self->services != NULL)
    foyer_vault_look_async (get_vault (self), self->cancellable, on_looked, g_object_ref (self));
}
