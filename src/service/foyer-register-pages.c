#include "service/foyer-register-pages.h"

/* A visit takes about a kilobyte; twelve pages stay well under 2 MB. */
#define MAX_PAGES 12

static guint
page_hash (gconstpointer data)
{
  const FoyerRegisterPage *page = data;

  return (guint) page->day * 31 + page->number;
}

static gboolean
page_equal (gconstpointer a,
            gconstpointer b)
{
  const FoyerRegisterPage *one = a, *other = b;

  return one->day == other->day && one->number == other->number;
}

/* @visits: (nullable): NULL for a page that is only wanted */
FoyerRegisterPage *
foyer_register_page_new (gint64     day,
                         guint      number,
                         GPtrArray *visits)
{
  FoyerRegisterPage *page = g_new0 (FoyerRegisterPage, 1);

  page->day = day;
  page->number = number;
  page->visits = visits != NULL ? g_ptr_array_ref (visits) : NULL;
  return page;
}

void
foyer_register_page_free (FoyerRegisterPage *page)
{
  g_clear_pointer (&page->visits, g_ptr_array_unref);
  g_free (page);
}

void
foyer_register_pages_init (FoyerRegisterPages *self)
{
  self->looks = 0;
  self->pages = g_hash_table_new_full (page_hash, page_equal,
                                       (GDestroyNotify) foyer_register_page_free, NULL);
}

void
foyer_register_pages_clear (FoyerRegisterPages *self)
{
  g_clear_pointer (&self->pages, g_hash_table_unref);
}

void
foyer_register_pages_empty (FoyerRegisterPages *self)
{
  g_hash_table_remove_all (self->pages);
}

/* The visit at @offset in @day, or NULL where its page is not there. */
FoyerVisit *
foyer_register_pages_peek (FoyerRegisterPages *self,
                           gint64              day,
                           guint               offset)
{
  FoyerRegisterPage key = { .day = day, .number = offset / FOYER_REGISTER_PAGE_SIZE };
  FoyerRegisterPage *page = g_hash_table_lookup (self->pages, &key);
  guint place = offset % FOYER_REGISTER_PAGE_SIZE;

  if (page == NULL || place >= page->visits->len)
    return NULL;
  page->used = ++self->looks;
  return page->visits->pdata[place];
}

/* Keeps a page, and forgets the one that was not looked at for the longest time. */
void
foyer_register_pages_keep (FoyerRegisterPages *self,
                           gint64              day,
                           guint               number,
                           GPtrArray          *visits)
{
  FoyerRegisterPage *page = foyer_register_page_new (day, number, visits);

  page->used = ++self->looks;
  g_hash_table_add (self->pages, page);

  while (g_hash_table_size (self->pages) > MAX_PAGES)
    {
      GHashTableIter iter;
      FoyerRegisterPage *oldest = NULL, *each;

      g_hash_table_iter_init (&iter, self->pages);
      while (g_hash_table_iter_next (&iter, (gpointer *) &each, NULL))
        if (oldest == NULL || each->used < oldest->used)
          oldest = each;
      g_hash_table_remove (self->pages, oldest);
    }
}

/* Keeps the pages of @other, but for empty ones. */
void
foyer_register_pages_take (FoyerRegisterPages *self,
                           FoyerRegisterPages *other)
{
  GHashTableIter iter;
  FoyerRegisterPage *page;

  g_hash_table_iter_init (&iter, other->pages);
  while (g_hash_table_iter_next (&iter, (gpointer *) &page, NULL))
    if (page->visits->len > 0)
      foyer_register_pages_keep (self, page->day, page->number, page->visits);
}

/* Forgets the pages of a day. */
void
foyer_register_pages_drop (FoyerRegisterPages *self,
                           gint64              day)
{
  GHashTableIter iter;
  FoyerRegisterPage *page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, (gpointer *) &page, NULL))
    if (page->day == day)
      g_hash_table_iter_remove (&iter);
}

/* Which pages are kept: FoyerRegisterPage without their visits. */
GPtrArray *
foyer_register_pages_list (FoyerRegisterPages *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_register_page_free);
  GHashTableIter iter;
  FoyerRegisterPage *page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, (gpointer *) &page, NULL))
    g_ptr_array_add (list, foyer_register_page_new (page->day, page->number, NULL));
  return list;
}
