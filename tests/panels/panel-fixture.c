#include "panel-fixture.h"

#include "../test-engine.h"

#include "store/foyer-store.h"

#define PATIENCE_US (30 * G_USEC_PER_SEC)

void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
on_look (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 until_us = g_get_monotonic_time () + PATIENCE_US;
  guint source = g_timeout_add (5, on_look, NULL);

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
  return *result;
}

void
panel_fixture_set_up (PanelFixture  *self,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL, set_up = NULL, loaded = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (FoyerStaff) staff = NULL;
  g_autofree char *uri = NULL, *drafts = NULL;

  self->folder = g_dir_make_tmp ("foyer-panels-XXXXXX", &error);
  g_assert_no_error (error);
  drafts = g_build_filename (self->folder, "drafts", NULL);
  uri = test_engine_make_uri (self->folder);

  self->clock = foyer_fake_clock_new (START_US);
  foyer_store_open_async (uri, FOYER_DB_CREATE, self->clock, NULL, on_done, &opened);
  self->store = foyer_store_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  self->session = foyer_session_new ("test");
  self->services = foyer_services_new (self->store, self->session);
  self->drafts = foyer_drafts_new (drafts);

  foyer_shop_set_up_async (foyer_services_get_shop (self->services), "一号店", "1001", "林芳",
                           NULL, on_done, &set_up);
  g_assert_true (foyer_shop_finish (foyer_services_get_shop (self->services), wait_for (&set_up),
                                    &error));
  foyer_services_load_async (self->services, NULL, on_done, &loaded);
  g_assert_true (foyer_services_load_finish (self->services, wait_for (&loaded), &error));
  foyer_people_add_async (foyer_services_get_people (self->services), "1002", "李娜",
                          FOYER_ROLE_FRONTDESK, FOYER_POST_RECEPTION, NULL, on_done, &added);
  staff = foyer_people_finish (foyer_services_get_people (self->services), wait_for (&added),
                               &error);
  g_assert_no_error (error);
  panel_fixture_sign_in (self, "1002");
}

void
panel_fixture_tear_down (PanelFixture  *self,
                         gconstpointer  unused)
{
  if (self->window != NULL)
    gtk_window_destroy (self->window);
  panel_fixture_settle (self);
  foyer_store_close (self->store);
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_error (&self->failure);
  test_engine_remove_folder (self->folder);
  g_free (self->folder);
}

void
panel_fixture_sign_in (PanelFixture *self,
                       const char   *number)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  g_autoptr (GAsyncResult) signed_in = NULL;
  g_autoptr (GError) error = NULL;

  foyer_people_sign_in_async (people, number, NULL, on_done, &signed_in);
  g_assert_true (foyer_people_sign_in_finish (people, wait_for (&signed_in), &error));
  g_assert_no_error (error);
}

FoyerStaff *
panel_fixture_find_staff (PanelFixture *self,
                          const char   *number)
{
  GListModel *staff = foyer_people_get_staff (foyer_services_get_people (self->services));

  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) one = g_list_model_get_item (staff, i);

      if (g_str_equal (foyer_staff_get_number (one), number))
        return one;
    }
  g_assert_not_reached ();
}

static void
on_failed (FoyerPanel   *panel,
           const char   *what,
           const GError *error,
           PanelFixture *self)
{
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
}

void
panel_fixture_show (PanelFixture *self,
                    GType         type)
{
  self->panel = g_object_new (type, "services", self->services, "drafts", self->drafts, NULL);
  g_signal_connect (self->panel, "failed", G_CALLBACK (on_failed), self);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 1190, 690);
  gtk_window_set_child (self->window, GTK_WIDGET (self->panel));
  gtk_window_present (self->window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (self->panel)))
    g_main_context_iteration (NULL, TRUE);
  /* As the window does: the keyboard is in the panel before there is anything in it. */
  foyer_panel_focus_pane (self->panel, 1, TRUE);
  foyer_panel_load (self->panel);
  panel_fixture_settle (self);
}

static gboolean
on_time_over (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
write_nothing (FoyerTransaction  *transaction,
               gpointer           unused,
               gpointer          *result,
               GError           **error)
{
  return TRUE;
}

static gpointer
read_nothing (FoyerDb   *db,
              gpointer   unused,
              GError   **error)
{
  return g_strdup ("");
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      n_awaited)
{
  --*(guint *) n_awaited;
}

/* Each thread of the store works in order, and its answers come in order: what is asked behind an
 * act is answered after it. More than once, since an answer may ask again. */
static void
wait_for_answers (PanelFixture *self)
{
  FoyerActor actor = { .name = "system", .seat = "test" };

  for (guint i = 0; i < 3; i++)
    {
      guint n_awaited = 3;

      foyer_store_write_async (self->store, &actor, "nothing", NULL, write_nothing, NULL, NULL,
                               NULL, NULL, on_answered, &n_awaited);
      foyer_store_read_async (self->store, FOYER_STORE_DESK, read_nothing, NULL, NULL, g_free,
                              NULL, on_answered, &n_awaited);
      foyer_store_read_async (self->store, FOYER_STORE_BULK, read_nothing, NULL, NULL, g_free,
                              NULL, on_answered, &n_awaited);
      while (n_awaited > 0)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* Until what an act starts is done: a commit, a read; then a few frames. */
void
panel_fixture_settle (PanelFixture *self)
{
  gboolean is_over = FALSE;

  wait_for_answers (self);

  g_timeout_add (150, on_time_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
panel_fixture_wait (gboolean     (*is_so) (PanelFixture *self),
                    PanelFixture  *self)
{
  gint64 until_us = g_get_monotonic_time () + PATIENCE_US;
  guint source = g_timeout_add (5, on_look, NULL);

  while (!is_so (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
  /* The feed may have been quicker than the answer to the act. */
  wait_for_answers (self);
}

/* As a key of the window does it: from where the focus is. */
void
panel_fixture_act (PanelFixture *self,
                   const char   *detailed_action)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panel)))
    focus = GTK_WIDGET (self->panel);
  g_assert_true (g_action_parse_detailed_name (detailed_action, &action, &target, &error));
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (focus, action, target));
}

static GHashTable *
typed_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static FoyerVisit *
finish (PanelFixture  *self,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  FoyerVisit *visit;

  done = wait_for (result);
  visit = foyer_reception_finish (foyer_services_get_reception (self->services), done, NULL,
                                  &error);
  g_assert_no_error (error);
  panel_fixture_settle (self);
  return visit;
}

/* Somebody is registered, as at another seat. */
FoyerVisit *
panel_fixture_check_in (PanelFixture *self,
                        const char   *name,
                        const char   *purpose)
{
  g_autoptr (GHashTable) typed = typed_new ();
  GAsyncResult *result = NULL;
  FoyerVisit *visit;

  g_hash_table_insert (typed, g_strdup ("name"), g_strdup (name));
  g_hash_table_insert (typed, g_strdup ("purpose"), g_strdup (purpose));
  foyer_reception_check_in_async (foyer_services_get_reception (self->services), typed, 0, NULL,
                                  on_done, &result);
  visit = finish (self, &result);
  /* Two people do not come at the same moment. */
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (self->clock), FOYER_SECOND_US);
  return visit;
}

/* Somebody changes one field of @visit, as at another seat. */
FoyerVisit *
panel_fixture_edit (PanelFixture *self,
                    FoyerVisit   *visit,
                    const char   *field,
                    const char   *text)
{
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (visit));
  GAsyncResult *result = NULL;

  foyer_edits_set (edits, field, text);
  foyer_reception_edit_async (foyer_services_get_reception (self->services), edits, NULL,
                              on_done, &result);
  return finish (self, &result);
}

void
panel_fixture_undo (PanelFixture *self)
{
  FoyerHistory *history = foyer_services_get_history (self->services);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *act = NULL;

  foyer_history_undo_async (history, NULL, on_done, &result);
  act = foyer_history_finish (history, wait_for (&result), &error);
  g_assert_no_error (error);
  panel_fixture_settle (self);
}

gpointer
panel_fixture_find (gpointer root,
                    GType    type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = gtk_widget_get_mapped (child) ? panel_fixture_find (child, type) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns (nullable): the label that shows exactly @text and can be seen. */
GtkWidget *
panel_fixture_find_text (gpointer    root,
                         const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_label (root), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_mapped (child) ? panel_fixture_find_text (child, text)
                                                       : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
panel_fixture_find_entry (gpointer    root,
                          const char *placeholder)
{
  if (GTK_IS_ENTRY (root)
      && g_strcmp0 (gtk_entry_get_placeholder_text (root), placeholder) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = panel_fixture_find_entry (child, placeholder);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
panel_gate_init (PanelGate *gate)
{
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
  gate->is_open = FALSE;
}

static void
stand (PanelGate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->is_open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static gpointer
read_at_gate (FoyerDb   *db,
              gpointer   gate,
              GError   **error)
{
  stand (gate);
  return g_strdup ("");
}

static gboolean
write_at_gate (FoyerTransaction  *transaction,
               gpointer           gate,
               gpointer          *result,
               GError           **error)
{
  stand (gate);
  return TRUE;
}

/* What the desk waits for is read behind the gate from here on. */
void
panel_gate_hold_desk (PanelGate    *gate,
                      PanelFixture *self)
{
  foyer_store_read_async (self->store, FOYER_STORE_DESK, read_at_gate, gate, NULL, g_free, NULL,
                          NULL, NULL);
}

/* Nothing is written from here on, until the gate is opened. */
void
panel_gate_hold_writer (PanelGate    *gate,
                        PanelFixture *self)
{
  FoyerActor actor = { .name = "system", .seat = "test" };

  foyer_store_write_async (self->store, &actor, "nothing", NULL, write_at_gate, gate, NULL, NULL,
                           NULL, NULL, NULL);
}

void
panel_gate_open (PanelGate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->is_open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

void
panel_gate_clear (PanelGate *gate)
{
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}
