#pragma once

/* foyerctl: the services of Foyer without a window, for scripts, servers and tests.
 *
 * Exit status: 0 done, 1 could not (a sentence on standard error), 2 wrong usage. What is printed
 * on standard output is for scripts and is not translated; sentences on standard error are. */

#include "service/foyer-customers.h"
#include "service/foyer-documents.h"
#include "service/foyer-items.h"
#include "service/foyer-reception.h"

G_BEGIN_DECLS

typedef enum
{
  FOYERCTL_DONE = 0,
  FOYERCTL_COULD_NOT = 1,
  FOYERCTL_WRONG_USAGE = 2,
} FoyerctlStatus;

/* One run of the program. */
typedef struct
{
  char *database;               /* options that every command has */
  char *staff_number;
  gboolean is_json;

  FoyerClock *clock;
  FoyerStore *store;            /* what foyerctl_open() has opened */
  FoyerSession *session;
  FoyerHistory *history;
  FoyerShop *shop;
  FoyerPeople *people;
} Foyerctl;

/* A command: it says itself what went wrong. */
typedef FoyerctlStatus FoyerctlRun (Foyerctl *self, int argc, char **argv);

typedef struct
{
  const char *name;             /* one word or two */
  const char *arguments;        /* what follows, for the help */
  const char *summary;          /* to be translated */
  FoyerctlRun *run;
} FoyerctlCommand;

FoyerctlRun foyerctl_sample;
FoyerctlRun foyerctl_search;
FoyerctlRun foyerctl_visit_add;
FoyerctlRun foyerctl_visit_list;
FoyerctlRun foyerctl_visit_move;
FoyerctlRun foyerctl_item_add;
FoyerctlRun foyerctl_item_list;
FoyerctlRun foyerctl_item_show;
FoyerctlRun foyerctl_item_move;
FoyerctlRun foyerctl_callback_list;
FoyerctlRun foyerctl_callback_digest;
FoyerctlRun foyerctl_callback_greet;
FoyerctlRun foyerctl_callback_outcome;
FoyerctlRun foyerctl_callback_plan;
FoyerctlRun foyerctl_due;
FoyerctlRun foyerctl_review_list;
FoyerctlRun foyerctl_review_log;
FoyerctlRun foyerctl_review_start;
FoyerctlRun foyerctl_review_tick;
FoyerctlRun foyerctl_staff_add;
FoyerctlRun foyerctl_staff_list;
FoyerctlRun foyerctl_demo_account_add;
FoyerctlRun foyerctl_demo_account_list;
FoyerctlRun foyerctl_demo_lend;
FoyerctlRun foyerctl_demo_list;
FoyerctlRun foyerctl_demo_return;
FoyerctlRun foyerctl_register;
FoyerctlRun foyerctl_plan_month;
FoyerctlRun foyerctl_calendar_import;
FoyerctlRun foyerctl_roster_print;
FoyerctlRun foyerctl_roster_export;
FoyerctlRun foyerctl_check;
FoyerctlRun foyerctl_backup;
FoyerctlRun foyerctl_restore;
FoyerctlRun foyerctl_migrate;
FoyerctlRun foyerctl_server_init;
FoyerctlRun foyerctl_server_seat;
FoyerctlRun foyerctl_copy;

/* What the commands share */

const FoyerctlCommand *foyerctl_find_command (const char *name);

gboolean        foyerctl_parse       (Foyerctl            *self,
                                      const char          *command,
                                      const GOptionEntry  *entries,
                                      int                  n_least,
                                      int                  n_most,
                                      int                 *argc,
                                      char              ***argv);
gboolean        foyerctl_open        (Foyerctl            *self,
                                      FoyerDbMode          mode,
                                      GError             **error);
char           *foyerctl_dup_uri     (Foyerctl            *self);
void            foyerctl_close       (Foyerctl            *self);
FoyerctlStatus  foyerctl_complain    (const GError        *error);
FoyerctlStatus  foyerctl_misuse      (const char          *sentence);
FoyerctlStatus  foyerctl_say_saved   (FoyerRecord         *record,
                                      const char          *field,
                                      const GError        *error);
FoyerctlStatus  foyerctl_write_file  (const char          *path,
                                      GBytes              *content,
                                      const GError        *error);
char           *foyerctl_dup_phone   (Foyerctl            *self,
                                      const char          *phone);
gboolean        foyerctl_parse_day   (const char          *text,
                                      gint64              *day);
gboolean        foyerctl_parse_month (const char          *text,
                                      gint64              *first_day);
const char     *foyerctl_get_language
                                     (const char          *asked_for);
gint64          foyerctl_get_today   (Foyerctl            *self);

FoyerItem      *foyerctl_find_item   (Foyerctl            *self,
                                      const char          *number,
                                      GError             **error);
FoyerStaff     *foyerctl_find_staff  (Foyerctl            *self,
                                      const char          *number);
gboolean        foyerctl_take_staff  (Foyerctl            *self,
                                      const char          *number,
                                      FoyerStaff         **staff);
gboolean        foyerctl_parse_moment
                                     (Foyerctl            *self,
                                      const char          *text,
                                      gint64              *at_us,
                                      GError             **error);

/* For asynchronous services: foyerctl_on_done() as callback with a GAsyncResult ** as data, then
 * foyerctl_wait(). */
void            foyerctl_on_done     (GObject             *source,
                                      GAsyncResult        *result,
                                      gpointer             user_data);
GAsyncResult   *foyerctl_wait        (GAsyncResult       **result);

/* Rows: an array of objects with --json, else columns with tabs between. */
typedef struct
{
  gboolean is_json;
  guint n_rows;
  guint n_fields;
} FoyerctlRows;

void            foyerctl_rows_begin  (FoyerctlRows        *self,
                                      gboolean             is_json);
void            foyerctl_rows_next   (FoyerctlRows        *self);
void            foyerctl_rows_text   (FoyerctlRows        *self,
                                      const char          *name,
                                      const char          *text);
void            foyerctl_rows_int    (FoyerctlRows        *self,
                                      const char          *name,
                                      gint64               value);
void            foyerctl_rows_field  (FoyerctlRows        *self,
                                      FoyerRecord         *record,
                                      const char          *field);
void            foyerctl_rows_note   (FoyerctlRows        *self,
                                      FoyerRecord         *record,
                                      const char          *field);
void            foyerctl_rows_time   (FoyerctlRows        *self,
                                      const char          *name,
                                      gint64               at_us);
void            foyerctl_rows_id     (FoyerctlRows        *self,
                                      FoyerRecord         *record);
void            foyerctl_rows_end    (FoyerctlRows        *self);
void            foyerctl_print_staff (Foyerctl            *self,
                                      FoyerctlRows        *rows,
                                      const char          *name,
                                      const FoyerUuid     *id);

/* Prints the fields of one row. */
typedef void  (* FoyerctlPrint)      (Foyerctl            *self,
                                      FoyerctlRows        *rows,
                                      gpointer             each);

FoyerctlStatus  foyerctl_print       (Foyerctl            *self,
                                      GPtrArray           *found,
                                      FoyerctlPrint        print,
                                      const GError        *error);

G_END_DECLS
