#include "service-fixture.h"

#include <string.h>

#include "service/foyer-documents.h"
#include "service/foyer-recovery-paper.h"
#include "service/foyer-table.h"

typedef struct
{
  Fixture shop;
  FoyerDocuments *documents;
} Office;

static void
set_up (Office        *self,
        gconstpointer  data)
{
  fixture_set_up (&self->shop, NULL);
  self->documents = foyer_documents_new (self->shop.desk.store, self->shop.desk.session,
                                         self->shop.desk.history, self->shop.desk.shop,
                                         self->shop.desk.people);
}

static void
tear_down (Office        *self,
           gconstpointer  data)
{
  settle (&self->shop.desk);
  g_clear_object (&self->documents);
  fixture_tear_down (&self->shop, NULL);
}

static GBytes *
make (Office      *self,
      const char  *language,
      GError     **error)
{
  FoyerVisitFilter filter = FOYER_VISIT_FILTER_ALL;
  g_autoptr(GAsyncResult) result = NULL;

  foyer_documents_register_async (self->documents, &filter, language, NULL, on_done, &result);
  wait_for (&result);
  return foyer_documents_finish (self->documents, result, error);
}

/* The text of a PDF as a reader sees it; NULL where there is no tool to read it. */
static char *
read_back (Office *self,
           GBytes *pdf)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (self->shop.folder, "register.pdf", NULL);
  g_autofree char *text = NULL;
  const char *argv[] = { tool, "-layout", path, "-", NULL };
  g_autoptr(GError) error = NULL;

  if (tool == NULL)
    return NULL;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in:\n%s", part, text);
}

static void
test_languages (Office        *self,
                gconstpointer  data)
{
  g_autoptr(FoyerVisit) visit = check_in (&self->shop.desk, "name", "周兰", "phone",
                                          "13857102210", "identity", "peer", "purpose", "demo",
                                          "ask", "<b>100%</b> & 参观", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) zh_pdf = make (self, "zh_CN", &error);
  g_autoptr(GBytes) en_pdf = NULL;
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;

  g_assert_no_error (error);
  en_pdf = make (self, "en", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (zh_pdf, NULL), "%PDF-"));

  zh = read_back (self, zh_pdf);
  en = read_back (self, en_pdf);
  if (zh == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  assert_contains (zh, "来访登记簿");
  assert_contains (zh, "周兰");
  assert_contains (zh, "同行");
  assert_contains (zh, "2026年11月21日 周六");
  assert_contains (zh, "第 1 页，共 1 页");
  assert_contains (zh, "<b>100%</b> & 参观");
  assert_contains (en, "Visitor register");
  assert_contains (en, "Trade");
  assert_contains (en, "Sat 21 Nov 2026");
  assert_contains (en, "Page 1 of 1");
  /* A number leaves the shop as the list shows it. */
  g_assert_null (strstr (zh, "13857102210"));
}

/* The paper for the safe: the code as it is typed, letter for letter, and what it is for. */
static void
test_recovery (Office        *self,
               gconstpointer  data)
{
  static const char code[] = "3F7QX-9KD2M-AAAAA-BBBBB-CCCCC-77777";
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf =
    foyer_recovery_paper_to_pdf ("人民路店", "林芳", "Sat 21 Nov 2026", code, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = read_back (self, pdf);
  if (text == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  assert_contains (text, code);
  assert_contains (text, "人民路店");
  assert_contains (text, "Printed by 林芳 on Sat 21 Nov 2026");
  assert_contains (text, "Key for passwords");
}

static void
test_empty (Office        *self,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = make (self, "zh_CN", &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
}

static void
test_pages (Office        *self,
            gconstpointer  data)
{
  g_autoptr(FoyerTable) table = foyer_table_new (NULL, "Title");
  g_autofree char *giant = g_strnfill (50000, 'x');
  const char *cells[] = { "1", "Some words of an enquiry", NULL };
  const char *giant_cells[] = { "2", giant, NULL };
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  foyer_table_set_head (table, "left", "right");
  foyer_table_set_foot (table, "foot");
  foyer_table_add_column (table, "No.", 1, TRUE);
  foyer_table_add_column (table, "Text", 9, FALSE);
  for (guint i = 0; i < 200; i++)
    {
      if (i % 20 == 0)
        foyer_table_add_heading (table, "Heading");
      foyer_table_add_row (table, i % 10 == 0 ? giant_cells : cells, i % 3 == 0);
    }
  pdf = foyer_table_to_pdf (table, NULL, &error);
  g_assert_no_error (error);
  text = read_back (self, pdf);
  if (text != NULL)
    assert_contains (text, "Page 8 of ");
}

static void
test_cancel (Office        *self,
             gconstpointer  data)
{
  g_autoptr(FoyerTable) table = foyer_table_new (NULL, "Title");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  foyer_table_add_column (table, "No.", 1, TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_null (foyer_table_to_pdf (table, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Office, NULL, set_up, func, tear_down)
  ADD ("/documents/languages", test_languages);
  ADD ("/documents/recovery", test_recovery);
  ADD ("/documents/empty", test_empty);
  ADD ("/documents/pages", test_pages);
  ADD ("/documents/cancel", test_cancel);
#undef ADD
  return g_test_run ();
}
