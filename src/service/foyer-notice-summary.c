/* Many notifications in one: how many of what, and since when; nobody is named. */

#include "service/foyer-notice-words-private.h"

#include "service/foyer-words.h"

#include <glib/gi18n.h>

/* "2 callbacks": how many there are of a kind. */
static char *
dup_count (FoyerCatalog  *catalog,
           FoyerItemKind  kind,
           gulong         n)
{
  switch (kind)
    {
    case FOYER_ITEM_CALLBACK:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu callback",
                                                        "%lu callbacks", n), n);
    case FOYER_ITEM_COMPLAINT:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu complaint",
                                                        "%lu complaints", n), n);
    case FOYER_ITEM_VISITOR:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu visitor",
                                                        "%lu visitors", n), n);
    case FOYER_ITEM_DEMO:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu demo",
                                                        "%lu demos", n), n);
    case FOYER_ITEM_MESSAGE:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu message",
                                                        "%lu messages", n), n);
    case FOYER_ITEM_CASE:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu case",
                                                        "%lu cases", n), n);
    case FOYER_ITEM_REPAIR:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu repair",
                                                        "%lu repairs", n), n);
    case FOYER_ITEM_FORM:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu form",
                                                        "%lu forms", n), n);
    case FOYER_ITEM_TODO:
      return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu own note",
                                                        "%lu own notes", n), n);
    }

  g_assert_not_reached ();
}

/* The kinds in the order in which they are named. */
static const FoyerItemKind order[] = {
  FOYER_ITEM_VISITOR, FOYER_ITEM_CALLBACK, FOYER_ITEM_COMPLAINT, FOYER_ITEM_CASE, FOYER_ITEM_REPAIR,
  FOYER_ITEM_DEMO, FOYER_ITEM_MESSAGE, FOYER_ITEM_FORM, FOYER_ITEM_TODO,
};

static char *
dup_counts (FoyerCatalog *catalog,
            GPtrArray    *items)
{
  char *counts = g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *before = counts;
      g_autofree char *count = NULL;
      gulong n = 0;

      for (guint j = 0; j < items->len; j++)
        n += foyer_item_get_kind (g_ptr_array_index (items, j)) == order[i];
      count = n > 0 ? dup_count (catalog, order[i], n) : NULL;
      /* Translators: between the things that a summary counts; in Chinese 、. */
      counts = foyer_notice_join (foyer_catalog_get (catalog, "notice count",
                                                     NC_("notice count", ", ")), before, count);
    }
  return counts;
}

/**
 * foyer_notice_words_summary:
 * @catalog: (nullable): the language
 * @shop_time: the time of the shop
 * @items: (element-type FoyerItem): what came due
 * @was_closed: it came due while the program did not run
 * @now_us: now
 *
 * Returns: (transfer full): many in one, which names nobody; under the key "summary"
 */
FoyerNotification *
foyer_notice_words_summary (FoyerCatalog  *catalog,
                            FoyerShopTime *shop_time,
                            GPtrArray     *items,
                            gboolean       was_closed,
                            gint64         now_us)
{
  FoyerNotification *self = g_new0 (FoyerNotification, 1);
  gulong n = items->len;
  gint64 oldest_us = G_MAXINT64;
  g_autofree char *counts = dup_counts (catalog, items);
  g_autofree char *time = NULL, *oldest = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      gint64 at_us = foyer_item_get_when (g_ptr_array_index (items, i));

      if (at_us != 0)
        oldest_us = MIN (oldest_us, at_us);
    }
  if (oldest_us != G_MAXINT64)
    {
      time = foyer_notice_dup_time (catalog, shop_time, oldest_us, now_us);
      /* Translators: of several things that came due; %s is a time. */
      oldest = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                   NC_("notice", "The oldest is from %s")), time);
    }

  self->id = g_strdup ("summary");
  self->is_silent = TRUE;
  self->icon_name = g_strdup ("foyer-due-symbolic");
  if (was_closed)
    self->title = g_strdup_printf (
      foyer_catalog_get_plural (catalog, "While Foyer was closed: %lu came due",
                                "While Foyer was closed: %lu came due", n), n);
  else
    self->title = g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu came due",
                                                             "%lu came due", n), n);
  self->body = foyer_notice_join (foyer_notice_get_stop (catalog), counts, oldest);
  foyer_notice_set_acts (self, catalog, 1u << FOYER_NOTICE_ACT_ALL);
  return self;
}
