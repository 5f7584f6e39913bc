/* A number on a slip finds its work item. */

#include "service/foyer-item-find.h"

#include "service/foyer-answer.h"
#include "service/foyer-numbers.h"
#include "store/foyer-item-repository.h"

#include <string.h>

/* "W20261121-001": the letter, eight digits, a dash, and at least three digits. */
#define DAY_DIGITS 8

/* The number that @hint is, in the spelling of the store; %NULL when it is none. */
static char *
make_number (const char *hint)
{
  g_autofree char *folded = g_utf8_normalize (hint, -1, G_NORMALIZE_ALL);
  g_autofree char *number = folded != NULL ? g_ascii_strup (g_strstrip (folded), -1) : NULL;
  const char *digits = number;
  gsize n = 0;

  if (number == NULL)
    return NULL;
  if (g_str_has_prefix (number, FOYER_NUMBER_ITEM))
    digits += strlen (FOYER_NUMBER_ITEM);
  while (g_ascii_isdigit (digits[n]))
    n++;
  if (n != DAY_DIGITS || digits[n] != '-' || !g_ascii_isdigit (digits[n + 1]))
    return NULL;
  return g_strconcat (FOYER_NUMBER_ITEM, digits, NULL);
}

static gpointer
read_item (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  FoyerItem *item = NULL;

  return foyer_item_repository_find_number (db, data, &item, error) ? item : NULL;
}

/**
 * foyer_item_find_async:
 * @items: the items
 * @hint: what was typed into the search box
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Finds the work item of a human number, with its letter or without. What is no number asks the
 * store nothing.
 */
void
foyer_item_find_async (FoyerItems          *items,
                       const char          *hint,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (items, cancellable, callback, user_data);
  char *number = make_number (hint);

  g_task_set_source_tag (task, foyer_item_find_async);
  if (number == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      g_object_unref (task);
      return;
    }
  foyer_answer_read (task, FOYER_STORE_DESK, read_item, number, g_free, g_object_unref);
}

/**
 * foyer_item_find_finish:
 * @items: the items
 * @result: what the callback got
 * @error: where to put the #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the item; %NULL when there is none of this number
 */
FoyerItem *
foyer_item_find_finish (FoyerItems    *items,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, items), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
