#include "service/foyer-register-jobs.h"

gpointer
foyer_register_read_page (FoyerDb   *db,
                          gpointer   data,
                          GError   **error)
{
  FoyerRegisterPageJob *job = data;

  return foyer_register_repository_find_page (db, &job->filter, job->day,
                                              (gint64) job->number * FOYER_REGISTER_PAGE_SIZE,
                                              FOYER_REGISTER_PAGE_SIZE, error);
}

void
foyer_register_count_free (gpointer data)
{
  FoyerRegisterCount *result = data;

  g_clear_pointer (&result->counts, g_array_unref);
  g_free (result);
}

gpointer
foyer_register_count_piece (FoyerDb   *db,
                            gpointer   data,
                            GError   **error)
{
  FoyerRegisterCountJob *job = data;
  FoyerRegisterCount *result = g_new0 (FoyerRegisterCount, 1);
  gint64 newest;

  if (!foyer_register_repository_find_bounds (db, &result->oldest_day, &newest, error))
    {
      foyer_register_count_free (result);
      return NULL;
    }
  if (job->filter.last_day != 0)
    newest = MIN (newest, job->filter.last_day);
  if (job->filter.first_day != 0)
    result->oldest_day = MAX (result->oldest_day, job->filter.first_day);

  result->is_first = job->is_first;
  result->last_day = job->is_first ? newest : job->last_day;
  result->first_day = MAX (result->last_day - job->n_days + 1, result->oldest_day);
  result->counts = foyer_register_repository_count_days (db, &job->filter, result->first_day,
                                                         result->last_day, error);
  if (result->counts == NULL)
    {
      foyer_register_count_free (result);
      return NULL;
    }
  return result;
}

void
foyer_register_change_job_free (gpointer data)
{
  FoyerRegisterChangeJob *job = data;

  g_array_unref (job->changes);
  g_array_unref (job->days);
  g_ptr_array_unref (job->pages);
  g_free (job);
}

static void
day_news_free (gpointer data)
{
  FoyerRegisterNews *news = data;

  foyer_register_pages_clear (&news->pages);
  g_free (news);
}

static gboolean
look_at_day (FoyerDb     *db,
             FoyerRegisterChangeJob  *job,
             gint64       day,
             GPtrArray   *all_news,
             GError     **error)
{
  g_autoptr(GArray) counts = NULL;
  FoyerRegisterNews *news;

  for (guint i = 0; i < all_news->len; i++)
    if (((FoyerRegisterNews *) all_news->pdata[i])->day == day)
      return TRUE;

  counts = foyer_register_repository_count_days (db, &job->filter, day, day, error);
  if (counts == NULL)
    return FALSE;

  news = g_new0 (FoyerRegisterNews, 1);
  news->day = day;
  news->n_visits = counts->len > 0 ? g_array_index (counts, FoyerDayCount, 0).n_visits : 0;
  foyer_register_pages_init (&news->pages);
  g_ptr_array_add (all_news, news);

  for (guint i = 0; i < job->pages->len; i++)
    {
      FoyerRegisterPage *kept = job->pages->pdata[i];
      gint64 first = (gint64) kept->number * FOYER_REGISTER_PAGE_SIZE;
      g_autoptr(GPtrArray) visits = NULL;

      if (kept->day != day)
        continue;
      visits = foyer_register_repository_find_page (db, &job->filter, day, first,
                                                    FOYER_REGISTER_PAGE_SIZE, error);
      if (visits == NULL)
        return FALSE;
      foyer_register_pages_keep (&news->pages, day, kept->number, visits);
    }
  return TRUE;
}

gpointer
foyer_register_look_at_changes (FoyerDb   *db,
                                gpointer   data,
                                GError   **error)
{
  FoyerRegisterChangeJob *job = data;
  g_autoptr(GPtrArray) news = g_ptr_array_new_with_free_func (day_news_free);

  for (guint i = 0; i < job->changes->len; i++)
    {
      FoyerRegisterChange *change = &g_array_index (job->changes, FoyerRegisterChange, i);

      if (!foyer_register_repository_find_days (db, &change->id, change->rev, job->days, error))
        return NULL;
    }
  for (guint i = 0; i < job->days->len; i++)
    if (!look_at_day (db, job, g_array_index (job->days, gint64, i), news, error))
      return NULL;

  return g_steal_pointer (&news);
}
