/* A record that two people change: what was chosen stands, however often it has to be chosen. */

#include "panel-fixture.h"

#include "panels/foyer-record-editor.h"
#include "widgets/foyer-style.h"

typedef struct
{
  PanelFixture base;

  FoyerRecordEditor *editor;
  FoyerRecord *stored; /* as it stands in the shop */
} Fixture;

static const FoyerRecordRow rows[] = {
  { "organisation", FOYER_RECORD_CONTROL_ENTRY },
  { "city", FOYER_RECORD_CONTROL_ENTRY },
  { NULL },
};

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  panel_fixture_set_up (&self->base, NULL);
  self->stored = FOYER_RECORD (panel_fixture_check_in (&self->base, "周兰", "demo"));
  self->editor = g_object_new (FOYER_TYPE_RECORD_EDITOR, NULL);
  foyer_record_editor_set_up (self->editor, FOYER_TYPE_VISIT, rows);
  self->base.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->base.window, GTK_WIDGET (self->editor));
  gtk_window_present (self->base.window);
  foyer_record_editor_begin (self->editor, self->base.services, self->stored, FALSE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  g_object_unref (self->stored);
  panel_fixture_tear_down (&self->base, NULL);
}

static void
write_mine (Fixture    *self,
            const char *field)
{
  foyer_record_form_set_value (foyer_record_editor_get_form (self->editor), field, "mine");
}

/* Somebody else saves the field. */
static void
write_theirs (Fixture    *self,
              const char *field)
{
  g_autoptr (FoyerRecord) newer = foyer_record_copy (self->stored);
  g_autoptr (GError) error = NULL;

  foyer_record_edit (newer, field, "theirs", &error);
  g_assert_no_error (error);
  g_set_object (&self->stored, newer);
}

/* Saves what the editor says; returns whether it was stored. */
static gboolean
submit (Fixture *self)
{
  g_autoptr (FoyerEdits) edits = foyer_record_editor_submit (self->editor);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  if (foyer_edits_apply (edits, self->stored, &conflicts, &error))
    return TRUE;
  g_assert_nonnull (conflicts);
  g_assert_true (foyer_record_editor_show_failure (self->editor, conflicts, self->stored, error));
  return FALSE;
}

static void
choose (Fixture    *self,
        const char *sentence)
{
  GtkWidget *label = panel_fixture_find_text (self->editor, sentence);

  g_assert_nonnull (label);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON)), TRUE);
}

static void
assert_stored (Fixture    *self,
               const char *field,
               const char *text)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (self->stored);
  g_autofree char *stored =
    foyer_record_dup_text (self->stored, foyer_record_class_find_field (klass, field));

  g_assert_cmpstr (stored, ==, text);
}

/* While one chooses, somebody saves another field, too. */
static void
test_second_conflict (Fixture       *self,
                      gconstpointer  unused)
{
  write_mine (self, "organisation");
  write_mine (self, "city");
  write_theirs (self, "organisation");
  g_assert_false (submit (self));
  choose (self, "Yours: mine");

  write_theirs (self, "city");
  g_assert_false (submit (self));
  g_assert_true (submit (self));
  assert_stored (self, "organisation", "mine");
  assert_stored (self, "city", "theirs");
}

/* What was chosen could not be sent; meanwhile the other is thought better. */
static void
test_change_of_mind (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr (FoyerEdits) lost = NULL;

  write_mine (self, "city");
  write_theirs (self, "city");
  g_assert_false (submit (self));
  choose (self, "Yours: mine");
  lost = foyer_record_editor_submit (self->editor);
  g_assert_false (foyer_edits_is_empty (lost));

  choose (self, "Saved meanwhile: theirs");
  g_assert_true (submit (self));
  assert_stored (self, "city", "theirs");
}

/* Nothing that was written is lost on the way back to the form. */
static void
test_back (Fixture       *self,
           gconstpointer  unused)
{
  FoyerRecordForm *form = foyer_record_editor_get_form (self->editor);
  g_autofree char *written = NULL;

  g_assert_false (foyer_record_editor_back (self->editor));
  write_mine (self, "city");
  write_theirs (self, "city");
  g_assert_false (submit (self));
  g_assert_true (foyer_record_editor_back (self->editor));
  g_assert_false (foyer_record_editor_back (self->editor));
  written = foyer_record_form_dup_value (form, "city");
  g_assert_cmpstr (written, ==, "mine");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/record-editor/second-conflict", test_second_conflict);
  ADD ("/record-editor/change-of-mind", test_change_of_mind);
  ADD ("/record-editor/back", test_back);
#undef ADD

  return g_test_run ();
}
