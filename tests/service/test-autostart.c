#include "service/foyer-autostart.h"

#include <glib/gstdio.h>

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
set (gboolean   is_on,
     GError   **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  foyer_autostart_set_async (is_on, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return foyer_autostart_set_finish (result, error);
}

static void
assert_set (gboolean is_on)
{
  g_autoptr(GError) error = NULL;

  set (is_on, &error);
  g_assert_no_error (error);
}

static char *
dup_entry (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", "org.foyer.Foyer.desktop", NULL);
}

static void
test_on_and_off (void)
{
  g_autofree char *path = dup_entry ();
  g_autoptr(GKeyFile) entry = g_key_file_new ();
  g_autofree char *command = NULL, *comment = NULL;

  assert_set (FALSE);
  assert_set (TRUE);
  g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_KEEP_TRANSLATIONS,
                                            NULL));
  command = g_key_file_get_string (entry, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_str_has_suffix (command, "/foyer --gapplication-service"));
  comment = g_key_file_get_locale_string (entry, "Desktop Entry", "Comment", "zh_CN", NULL);
  g_assert_cmpstr (comment, ==, "答应过客户的事，到点提醒；窗口关着也提醒");

  assert_set (FALSE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What a person said by the desktop's own tools holds. */
static void
test_left_alone (void)
{
  g_autofree char *path = dup_entry ();
  g_autofree char *text = NULL;

  assert_set (TRUE);
  g_assert_true (g_file_set_contents (path, "[Desktop Entry]\nHidden=true\n", -1, NULL));
  assert_set (TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "[Desktop Entry]\nHidden=true\n");
  assert_set (FALSE);
}

static void
test_no_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (g_get_user_config_dir (), 0700);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_false (set (TRUE, &error));
  g_assert_nonnull (error);
  g_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/autostart/on-and-off", test_on_and_off);
  g_test_add_func ("/autostart/left-alone", test_left_alone);
  g_test_add_func ("/autostart/no-folder", test_no_folder);

  return g_test_run ();
}
