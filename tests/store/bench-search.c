/* What a keystroke in the search box costs on a server: processor time here and there, and how long
 * it takes. The index is filled by the server's own bulk loading, which no shop needs. */

#include "bench-search.h"

#include "store-fixture.h"

#include "domain/foyer-search-key.h"
#include "domain/foyer-search-term.h"
#include "store/db-postgres-private.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define KEYSTROKES 4000
#define LIMIT 20
/* The foundation's (DESIGN §9), in processor time; waiting for the wire comes on top. */
#define GOAL_P99_MS 5.0
#define GOAL_MAX_MS 17.0

static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                        "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗" };
static const char *const given[] = { "晓", "明", "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳",
                                     "勇", "军", "杰", "涛", "超", "秀", "英", "华", "建", "国", "文",
                                     "辉", "玲", "桂", "兰", "志", "海", "云" };

/* What came of one run of typing. */
typedef struct
{
  GArray *cpu_us;
  GArray *took_us;
  guint n_trips;
} Typed;

static char *
make_name (GRand *rand)
{
  return g_strdup_printf ("%s%s%s",
                          surnames[MIN (g_rand_int_range (rand, 0, G_N_ELEMENTS (surnames)),
                                        g_rand_int_range (rand, 0, G_N_ELEMENTS (surnames)))],
                          given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))],
                          given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))]);
}

static void
run_plain (PGconn     *conn,
           const char *sql)
{
  PGresult *result = PQexec (conn, sql);
  ExecStatusType status = PQresultStatus (result);

  if (status != PGRES_COMMAND_OK && status != PGRES_COPY_IN && status != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (conn));
  PQclear (result);
}

/* One row of person_recent, as COPY takes it. */
static void
put_person (PGconn *conn,
            GRand  *rand,
            guint   i)
{
  g_autofree char *name = make_name (rand);
  g_autofree char *phone = g_strdup_printf ("1%d%08d", g_rand_int_range (rand, 30, 40),
                                            g_rand_int_range (rand, 0, 100000000));
  g_autoptr (GPtrArray) keys = foyer_search_keys (name, phone, "");
  FoyerUuid id = foyer_uuid_new (START_US + i);
  g_autofree char *id_text = foyer_uuid_to_string (&id);
  g_autoptr (GString) row = g_string_new (NULL);

  g_string_append_printf (row, "1\t%" G_GINT64_FORMAT "\t%s\t\\\\x", START_US + i, id_text);
  for (guint k = 0; k < keys->len; k++)
    {
      const char *key = g_ptr_array_index (keys, k);

      g_string_append (row, "0a");
      for (gsize at = 0; key[at] != '\0'; at++)
        g_string_append_printf (row, "%02x", (guint8) key[at]);
    }
  g_string_append_c (row, '\n');
  if (PQputCopyData (conn, row->str, (int) row->len) != 1)
    g_error ("%s", PQerrorMessage (conn));
}

static void
fill (const char *uri,
      guint       n_people,
      GRand      *rand)
{
  PGconn *conn = PQconnectdb (uri);

  run_plain (conn, "SET search_path TO foyer");
  run_plain (conn, "SET maintenance_work_mem TO '512MB'");
  run_plain (conn, "ALTER TABLE person_key DROP CONSTRAINT person_key_pkey");
  run_plain (conn, "COPY person_recent (store_id, seq, id, keys) FROM STDIN");
  for (guint i = 0; i < n_people; i++)
    put_person (conn, rand, i);
  if (PQputCopyEnd (conn, NULL) != 1)
    g_error ("%s", PQerrorMessage (conn));
  for (PGresult *result = PQgetResult (conn); result != NULL; result = PQgetResult (conn))
    {
      if (PQresultStatus (result) != PGRES_COMMAND_OK)
        g_error ("%s", PQresultErrorMessage (result));
      PQclear (result);
    }
  run_plain (conn, "INSERT INTO person_key (store_id, key, seq)"
             " SELECT DISTINCT 1, convert_to (t, 'UTF8'), r.seq FROM person_recent r,"
             " string_to_table (substr (convert_from (r.keys, 'UTF8'), 2), E'\\n') AS t");
  run_plain (conn, "ALTER TABLE person_key ADD PRIMARY KEY (store_id, key, seq)");
  run_plain (conn, "VACUUM ANALYZE person_key");
  run_plain (conn, "VACUUM ANALYZE person_recent");
  PQfinish (conn);
}

/* How long a process of the server has been on a processor; it runs on this machine. */
static gint64
read_server_us (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/schedstat", pid);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  return g_ascii_strtoll (text, NULL, 10) / 1000;
}

static gint64
read_cpu_us (FoyerPostgres *self)
{
  struct timespec here;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &here);
  return here.tv_sec * G_USEC_PER_SEC + here.tv_nsec / 1000
         + read_server_us (PQbackendPID (self->conn));
}

static void
type_hint (FoyerDb    *db,
           const char *hint,
           Typed      *typed)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  g_autoptr (GPtrArray) terms = foyer_search_terms (hint);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  guint n_trips = self->n_trips;
  gint64 begun_cpu_us = read_cpu_us (self);
  gint64 begun_us = g_get_monotonic_time ();
  gint64 took_us;
  gint64 cpu_us;

  found = foyer_db_index_find (db, terms, LIMIT, &error);
  took_us = g_get_monotonic_time () - begun_us;
  cpu_us = read_cpu_us (self) - begun_cpu_us;
  g_assert_no_error (error);
  g_array_append_val (typed->took_us, took_us);
  g_array_append_val (typed->cpu_us, cpu_us);
  typed->n_trips = MAX (typed->n_trips, self->n_trips - n_trips);
  if (cpu_us > GOAL_P99_MS * 1000)
    g_print ("  slow: “%s” %.1f ms\n", hint, cpu_us / 1000.0);
}

/* What is typed letter by letter, by people who know some of it. */
static void
type_all (FoyerDb *db,
          GRand   *rand,
          Typed   *typed)
{
  while (typed->cpu_us->len < KEYSTROKES)
    {
      g_autofree char *name = make_name (rand);
      g_autofree char *phone = g_strdup_printf ("1%d%04d", g_rand_int_range (rand, 30, 40),
                                                g_rand_int_range (rand, 0, 10000));
      g_autoptr (GPtrArray) keys = foyer_search_keys (name, phone, "");
      const char *kept = g_ptr_array_index (keys, g_rand_int_range (rand, 0, keys->len));
      /* Nobody types a number from behind: its last digits are typed. */
      const char *key = *kept == 'v' ? phone + strlen (phone) - 4 : kept;
      glong length = g_utf8_strlen (key, -1);

      for (glong n = 1; n <= MIN (length, 7) && typed->cpu_us->len < KEYSTROKES; n++)
        {
          g_autofree char *hint = g_utf8_substring (key, 0, n);

          type_hint (db, hint, typed);
        }
      /* The second word narrows down what the first has found. */
      if (typed->cpu_us->len % 3 == 0)
        {
          g_autofree char *hint = g_strdup_printf ("%s %.4s", name, phone);

          type_hint (db, hint, typed);
        }
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 a_us = *(const gint64 *) a;
  gint64 b_us = *(const gint64 *) b;

  return (a_us > b_us) - (a_us < b_us);
}

static double
get_ms (GArray *sorted,
        guint   percent)
{
  guint at = MIN (sorted->len * percent / 100, sorted->len - 1);

  return g_array_index (sorted, gint64, at) / 1000.0;
}

static void
print_times (const char *what,
             GArray     *times)
{
  g_array_sort (times, compare);
  g_print ("%-44s p50 %8.2f ms   p99 %8.2f ms   max %8.2f ms", what, get_ms (times, 50),
           get_ms (times, 99), get_ms (times, 100));
}

gboolean
bench_search (const char *uri,
              guint       n_people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = foyer_db_open (uri, FOYER_DB_READ, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *cpu = g_strdup_printf ("keystroke, processor time, %u people", n_people);
  g_autofree char *took = g_strdup_printf ("keystroke until the answer, %u people", n_people);
  Typed typed = { g_array_new (FALSE, FALSE, sizeof (gint64)),
                  g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };
  gboolean is_reached;

  g_assert_no_error (error);
  fill (uri, n_people, rand);
  type_all (db, rand, &typed);

  print_times (cpu, typed.cpu_us);
  g_print ("   goal p99 %.0f ms, max %.0f ms\n", GOAL_P99_MS, GOAL_MAX_MS);
  print_times (took, typed.took_us);
  g_print ("\n%-44s %u\n", "round trips of a keystroke, at most", typed.n_trips);
  is_reached = get_ms (typed.cpu_us, 99) <= GOAL_P99_MS
               && get_ms (typed.cpu_us, 100) <= GOAL_MAX_MS;
  g_array_unref (typed.cpu_us);
  g_array_unref (typed.took_us);

  return is_reached;
}
