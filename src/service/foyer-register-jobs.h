#pragma once

#include "service/foyer-register-pages.h"
#include "store/foyer-register-repository.h"

G_BEGIN_DECLS

/* What the register asks of the store, as jobs for a reading thread. A part of FoyerRegister. */

/* A page: → (element-type FoyerVisit) */
typedef struct
{
  FoyerVisitFilter filter;
  gint64 day;
  guint number;
} FoyerRegisterPageJob;

gpointer foyer_register_read_page        (FoyerDb   *db,
                                          gpointer   job,
                                          GError   **error);

/* How many visits there are on some days: → FoyerRegisterCount */
typedef struct
{
  FoyerVisitFilter filter;
  gboolean is_first;
  gint64 last_day;              /* the newest day of this piece; unknown for the first */
  guint n_days;
} FoyerRegisterCountJob;

typedef struct
{
  gboolean is_first;
  gint64 first_day, last_day;   /* which days were counted */
  gint64 oldest_day;            /* of all visits */
  GArray *counts;               /* of FoyerDayCount, newest first */
} FoyerRegisterCount;

gpointer foyer_register_count_piece      (FoyerDb   *db,
                                          gpointer   job,
                                          GError   **error);
void     foyer_register_count_free       (gpointer   count);

/* How days stand on which something has changed: → (element-type FoyerRegisterNews) */
typedef struct
{
  FoyerUuid id;
  gint64 rev;
} FoyerRegisterChange;

typedef struct
{
  FoyerVisitFilter filter;
  GArray *changes;              /* of FoyerRegisterChange */
  GArray *days;                 /* of gint64: to be looked at beside those of the changes */
  GPtrArray *pages;             /* of FoyerRegisterPage without visits: what is kept */
} FoyerRegisterChangeJob;

typedef struct
{
  gint64 day;
  guint n_visits;
  FoyerRegisterPages pages;     /* those of the day that are kept, read anew */
} FoyerRegisterNews;

gpointer foyer_register_look_at_changes  (FoyerDb   *db,
                                          gpointer   job,
                                          GError   **error);
void     foyer_register_change_job_free  (gpointer   job);

G_END_DECLS
