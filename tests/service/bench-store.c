/* Measures what DESIGN §9 promises of the store and the services, on a store that foyerctl sample
 * has made. Called by build-aux/bench-store:
 *
 *   bench-store URI CUSTOMERS VISITS SEED
 *
 * CPU is that of all threads of this process, since nobody else asks anything meanwhile: it does
 * not depend on what else the machine does. The disk is measured against itself: a raw write and
 * fdatasync in the same folder, in turns with the commits. */

#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../test-wait.h"

#include "base/foyer-pinyin.h"
#include "service/foyer-customers.h"
#include "service/foyer-opening.h"
#include "service/foyer-reception.h"
#include "service/foyer-register.h"
#include "service/foyer-sample-private.h"

#define N_PEOPLE 150
#define N_JUMPS 300
#define N_ACTS 150

static gboolean has_missed;

typedef struct
{
  FoyerStore *store;
  FoyerSession *session;
  FoyerHistory *history;
  FoyerShop *shop;
  FoyerPeople *people;
} Desk;

/* Figures */

static gint64
get_cpu_us (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);
  return at.tv_sec * G_USEC_PER_SEC + at.tv_nsec / 1000;
}

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
get_quantile_ms (GArray *figures,
                 double  part)
{
  g_array_sort (figures, compare_figures);
  return g_array_index (figures, gint64, (guint) ((figures->len - 1) * part)) / 1000.0;
}

static void
print_figure (const char *what,
              double      value,
              double      limit,
              const char *unit)
{
  gboolean is_good = value <= limit;

  has_missed |= !is_good;
  printf ("%-46s %9.3f %-3s %8.3f %-3s %7.2f  %s\n", what, value, unit, limit, unit, value / limit,
          is_good ? "<= 1" : "<= 1 MISSED");
  fflush (stdout);
}

/* Hints */

typedef enum
{
  CHARACTERS,
  PINYIN,
  INITIALS,
  MIXED,
  PHONE,
  LAST_DIGITS,
  ORGANISATION,
  TWO_TERMS,
  N_KINDS,
} HintKind;

static const char *const kind_names[] = { "characters", "pinyin", "initials", "mixed pinyin",
                                          "phone", "last digits", "organisation", "two terms" };

static char *
make_pinyin (const char *name,
             gboolean    is_first_full,
             gboolean    is_rest_full)
{
  GString *text = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *syllable = foyer_pinyin_syllable (g_utf8_get_char (at));
      gboolean is_full = at == name ? is_first_full : is_rest_full;

      if (syllable != NULL)
        g_string_append_len (text, syllable, is_full ? (gssize) strlen (syllable) : 1);
    }
  return g_string_free (text, FALSE);
}

static char *
make_hint (const FoyerSamplePerson *person,
           HintKind                 kind)
{
  gsize length = strlen (person->phone);
  g_autofree char *initials = NULL;

  switch (kind)
    {
    case CHARACTERS:
      return g_strdup (person->name);
    case PINYIN:
      return make_pinyin (person->name, TRUE, TRUE);
    case INITIALS:
      return make_pinyin (person->name, FALSE, FALSE);
    case MIXED:
      return make_pinyin (person->name, TRUE, FALSE);
    case PHONE:
      return g_strdup (person->phone);
    case LAST_DIGITS:
      return g_strdup (length > 4 ? person->phone + length - 4 : "");
    case ORGANISATION:
      return g_strdup (person->organisation);
    case TWO_TERMS:
      initials = make_pinyin (person->name, FALSE, FALSE);
      return g_strdup_printf ("%s %.3s", initials, person->phone);
    case N_KINDS:
      break;
    }
  g_assert_not_reached ();
}

static void
type_hint (FoyerCustomers *customers,
           const char     *hint,
           GArray         *figures)
{
  for (const char *end = hint; *end != '\0';)
    {
      g_autofree char *typed = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GPtrArray) found = NULL;
      g_autoptr(GError) error = NULL;
      gint64 cpu_us;

      end = g_utf8_next_char (end);
      typed = g_strndup (hint, end - hint);
      cpu_us = get_cpu_us ();
      foyer_customers_find_async (customers, typed, 20, NULL, on_done, &result);
      found = foyer_customers_find_finish (customers, wait_for (&result), &error);
      give_up (error);
      cpu_us = get_cpu_us () - cpu_us;
      g_array_append_val (figures, cpu_us);
    }
}

static void
measure_hints (Desk                   *desk,
               const FoyerSampleShape *shape)
{
  g_autoptr(FoyerCustomers) customers = foyer_customers_new (desk->store, desk->session,
                                                             desk->history, desk->shop);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr(GArray) figures = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *what = NULL;

      for (int i = 0; i < N_PEOPLE; i++)
        {
          FoyerSampleChance chance = foyer_sample_chance (99, FOYER_SAMPLE_ABOUT_WORK,
                                                          kind * 1000 + i);
          FoyerSamplePerson person;
          g_autofree char *hint = NULL;

          foyer_sample_get_person (shape, foyer_sample_chance_below (&chance, shape->n_customers),
                                   &person);
          hint = make_hint (&person, kind);
          type_hint (customers, hint, figures);
        }
      if (figures->len == 0)
        continue;
      g_array_append_vals (all, figures->data, figures->len);
      what = g_strdup_printf ("keystroke, %s: p50 %.2f, max %.2f; p99", kind_names[kind],
                              get_quantile_ms (figures, 0.5), get_quantile_ms (figures, 1));
      print_figure (what, get_quantile_ms (figures, 0.99), 5, "ms");
    }
  printf ("%u keystrokes\n", all->len);
  print_figure ("keystroke, all: p99", get_quantile_ms (all, 0.99), 5, "ms");
  print_figure ("keystroke, all: max", get_quantile_ms (all, 1), 17, "ms");
}

/* Lists */

static void
wait_visit (FoyerRegister *list,
            guint          position)
{
  for (;;)
    {
      g_autoptr(FoyerVisit) visit = g_list_model_get_item (G_LIST_MODEL (list), position);

      if (visit != NULL && *foyer_visit_get_number (visit) != '\0')
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
wait_complete (FoyerRegister *list)
{
  gboolean is_complete = FALSE;

  while (!is_complete)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (list, "is-complete", &is_complete, NULL);
    }
}

static void
measure_lists (Desk *desk)
{
  g_autoptr(FoyerReception) board = NULL;
  g_autoptr(FoyerRegister) list = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GArray) jumps = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) error = NULL;
  FoyerVisitFilter filter = FOYER_VISIT_FILTER_ALL;
  gint64 cpu_us = get_cpu_us ();
  guint n;

  board = foyer_reception_new (desk->store, desk->session, desk->history, desk->shop,
                               desk->people);
  foyer_reception_load_async (board, NULL, on_done, &loaded);
  foyer_reception_load_finish (board, wait_for (&loaded), &error);
  give_up (error);
  print_figure ("open the board", (get_cpu_us () - cpu_us) / 1000.0, 50, "ms");

  cpu_us = get_cpu_us ();
  list = foyer_register_new (desk->store, desk->shop);
  wait_visit (list, 0);
  print_figure ("open the day list", (get_cpu_us () - cpu_us) / 1000.0, 50, "ms");

  wait_complete (list);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  printf ("%u visits in the list\n", n);
  for (guint i = 0; i < N_JUMPS; i++)
    {
      FoyerSampleChance chance = foyer_sample_chance (98, FOYER_SAMPLE_ABOUT_WORK, i);

      cpu_us = get_cpu_us ();
      wait_visit (list, foyer_sample_chance_below (&chance, n));
      cpu_us = get_cpu_us () - cpu_us;
      g_array_append_val (jumps, cpu_us);
    }
  print_figure ("jump anywhere: p50", get_quantile_ms (jumps, 0.5), 5, "ms");
  print_figure ("jump anywhere: p99", get_quantile_ms (jumps, 0.99), 5, "ms");
  filter.identity = FOYER_IDENTITY_PEER;
  filter.purpose = FOYER_PURPOSE_COMPLAINT;
  cpu_us = get_cpu_us ();
  foyer_register_set_filter (list, &filter);
  wait_visit (list, 0);
  print_figure ("first rows of a rare filter", (get_cpu_us () - cpu_us) / 1000.0, 50, "ms");
}

static void
jump_about (FoyerRegister *list)
{
  guint n;

  wait_complete (list);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < N_JUMPS; i++)
    {
      FoyerSampleChance chance = foyer_sample_chance (97, FOYER_SAMPLE_ABOUT_WORK, i);

      wait_visit (list, foyer_sample_chance_below (&chance, n));
    }
}

/* What a second list adds, when the engine has filled its caches for the first. */
static void
measure_memory (Desk *desk)
{
  g_autoptr(FoyerRegister) first = foyer_register_new (desk->store, desk->shop);
  g_autoptr(FoyerRegister) second = NULL;
  gsize before;

  jump_about (first);
  before = mallinfo2 ().uordblks;
  second = foyer_register_new (desk->store, desk->shop);
  jump_about (second);
  print_figure ("memory of the model", (mallinfo2 ().uordblks - before) / 1048576.0, 2, "MB");
}

/* Commits */

static gint64
write_raw (int fd)
{
  char page[4096];
  gint64 at_us = g_get_monotonic_time ();

  memset (page, at_us & 0xff, sizeof page);
  if (pwrite (fd, page, sizeof page, 0) != sizeof page || fdatasync (fd) != 0)
    {
      perror ("bench-store");
      exit (2);
    }
  return g_get_monotonic_time () - at_us;
}

static void
measure_commits (Desk       *desk,
                 const char *path)
{
  g_autoptr(FoyerReception) reception = foyer_reception_new (desk->store, desk->session,
                                                             desk->history, desk->shop,
                                                             desk->people);
  g_autoptr(GArray) acts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) raws = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *raw_path = g_strconcat (path, ".raw", NULL);
  int fd = open (raw_path, O_RDWR | O_CREAT, 0600);
  double raw_ms;

  for (int i = 0; i < N_ACTS; i++)
    {
      g_autoptr(GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(FoyerVisit) visit = NULL;
      g_autoptr(GError) error = NULL;
      gint64 raw_us = write_raw (fd);
      gint64 at_us = g_get_monotonic_time ();

      g_hash_table_insert (typed, (char *) "identity", (char *) "parent");
      foyer_reception_check_in_async (reception, typed, 0, NULL, on_done, &result);
      visit = foyer_reception_finish (reception, wait_for (&result), NULL, &error);
      give_up (error);
      at_us = g_get_monotonic_time () - at_us;
      g_array_append_val (acts, at_us);
      g_array_append_val (raws, raw_us);
    }
  close (fd);
  unlink (raw_path);

  raw_ms = get_quantile_ms (raws, 0.5);
  printf ("a raw write and fdatasync: p50 %.3f ms\n", raw_ms);
  print_figure ("check-in: p50, against twice raw and 1 ms", get_quantile_ms (acts, 0.5),
                2 * raw_ms + 1, "ms");
}

static void
open_desk (Desk       *desk,
           const char *uri)
{
  g_autoptr(FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) shop = NULL;
  g_autoptr(GAsyncResult) people = NULL;
  g_autoptr(GError) error = NULL;

  foyer_store_open_async (uri, FOYER_DB_WRITE, clock, NULL, on_done, &opened);
  desk->store = foyer_store_open_finish (wait_for (&opened), &error);
  give_up (error);
  desk->session = foyer_session_new_console ("bench");
  desk->history = foyer_history_new (desk->store, desk->session);
  desk->shop = foyer_shop_new (desk->store, desk->session, desk->history);
  foyer_shop_load_async (desk->shop, NULL, on_done, &shop);
  foyer_shop_load_finish (desk->shop, wait_for (&shop), &error);
  give_up (error);
  desk->people = foyer_people_new (desk->store, desk->session, desk->history);
  foyer_people_load_async (desk->people, NULL, on_done, &people);
  foyer_people_load_finish (desk->people, wait_for (&people), &error);
  give_up (error);
}

int
main (int   argc,
      char *argv[])
{
  Desk desk;
  FoyerSampleShape shape;
  g_autofree char *path = NULL;

  if (argc != 5)
    {
      fprintf (stderr, "usage: bench-store URI CUSTOMERS VISITS SEED\n");
      return 2;
    }
  shape.n_customers = g_ascii_strtoll (argv[2], NULL, 10);
  shape.n_visits = g_ascii_strtoll (argv[3], NULL, 10);
  shape.seed = g_ascii_strtoull (argv[4], NULL, 10);
  path = foyer_opening_dup_path (argv[1]);

  open_desk (&desk, argv[1]);
  measure_hints (&desk, &shape);
  measure_lists (&desk);
  measure_memory (&desk);
  measure_commits (&desk, path);

  foyer_store_close (desk.store);
  return has_missed ? 1 : 0;
}
