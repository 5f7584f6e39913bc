#include "panels/today/foyer-todo-entry.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-todo-line.h"
#include "service/foyer-words.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define DRAFT "todo"

struct _FoyerTodoEntry
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDrafts *drafts;

  GtkEntry *entry;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (FoyerTodoEntry, foyer_todo_entry, GTK_TYPE_WIDGET)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (FoyerTodoEntry *self,
     const char     *sentence,
     gboolean        is_wrong)
{
  gtk_label_set_label (self->hint, sentence);
  if (is_wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "crit-text");
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "crit-text");
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static const char *
get_sentence (const GError *error)
{
  if (g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING))
    return _("Write what is to be done, too");
  return _("That time has passed: write one that is still ahead");
}

/* What the line means, while it is typed: nobody has to learn how to write a time. */
static void
on_changed (FoyerTodoEntry *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *day = NULL, *clock = NULL, *text = NULL;
  FoyerShopTime *time;
  FoyerShop *shop;
  gint64 due_us = 0;

  if (self->services == NULL)
    return;
  if (*line == '\0')
    {
      say (self, _("With a time in it, it rings at that time"), FALSE);
      return;
    }

  shop = foyer_services_get_shop (self->services);
  time = foyer_shop_get_time (shop);
  if (!foyer_todo_line_parse (line, time, foyer_service_now_us (FOYER_SERVICE (shop)), &subject,
                              &due_us, &error))
    {
      /* Half a line is no mistake. */
      gboolean is_wrong = g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);

      say (self, is_wrong ? get_sentence (error) : "", is_wrong);
      return;
    }
  if (due_us == 0)
    {
      say (self, _("Without a time: it stands in the list and does not ring"), FALSE);
      return;
    }
  day = foyer_words_day (NULL, foyer_shop_time_get_day (time, due_us - 1));
  clock = foyer_shop_time_get_minute (time, due_us) == 0 ? g_strdup ("24:00")
                                                         : foyer_words_clock (time, due_us);
  /* Translators: what a line means: %1$s is a day, %2$s a time, %3$s what is to be done. */
  text = g_strdup_printf (_("Rings on %1$s at %2$s: %3$s"), day, clock, subject);
  say (self, text, FALSE);
}

static void
on_submit (FoyerTodoEntry *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *copy = g_strstrip (g_strdup (line));

  if (*copy == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    g_signal_emit (self, signals[SUBMITTED], 0, copy);
}

/* In an empty line Ctrl+Z takes back the act before; the entry would keep the key for letters. */
static gboolean
on_key_pressed (FoyerTodoEntry  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_z
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK
      || !foyer_todo_entry_is_empty (self))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static void
foyer_todo_entry_dispose (GObject *object)
{
  FoyerTodoEntry *self = FOYER_TODO_ENTRY (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_todo_entry_parent_class)->dispose (object);
}

static void
foyer_todo_entry_class_init (FoyerTodoEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_todo_entry_dispose;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-todo-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTodoEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodoEntry, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
}

static void
foyer_todo_entry_init (FoyerTodoEntry *self)
{
  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @drafts: (nullable) */
void
foyer_todo_entry_connect (FoyerTodoEntry *self,
                          FoyerServices  *services,
                          FoyerDrafts    *drafts)
{
  g_return_if_fail (FOYER_IS_TODO_ENTRY (self));

  g_set_object (&self->services, services);
  g_set_object (&self->drafts, drafts);
  if (drafts != NULL)
    foyer_drafts_bind_editable (drafts, DRAFT, "line", GTK_EDITABLE (self->entry));
  on_changed (self);
}

gboolean
foyer_todo_entry_is_empty (FoyerTodoEntry *self)
{
  g_return_val_if_fail (FOYER_IS_TODO_ENTRY (self), TRUE);

  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
}

/* Brings the caret here. */
void
foyer_todo_entry_begin (FoyerTodoEntry *self)
{
  g_return_if_fail (FOYER_IS_TODO_ENTRY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The line is stored now: it is empty for the next one. */
void
foyer_todo_entry_finish (FoyerTodoEntry *self)
{
  g_return_if_fail (FOYER_IS_TODO_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->drafts != NULL)
    foyer_drafts_clear (self->drafts, DRAFT);
}

/* The line could not be noted; it stays. */
void
foyer_todo_entry_show_error (FoyerTodoEntry *self,
                             const GError   *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (FOYER_IS_TODO_ENTRY (self));

  if (g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING)
      || g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID))
    sentence = g_strdup (get_sentence (error));
  else
    sentence = foyer_words_error (NULL, error);
  say (self, sentence, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
