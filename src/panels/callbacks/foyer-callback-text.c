#include "panels/callbacks/foyer-callback-text.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

/* Under which heading a call stands; a week ends on Sunday. */
FoyerCallBucket
foyer_callback_text_bucket (FoyerShopTime *time,
                            gint64         when_us,
                            gint64         now_us)
{
  gint64 today = foyer_shop_time_get_day (time, now_us);
  gint64 day = foyer_shop_time_get_day (time, when_us);
  gint64 sunday = today + FOYER_SUNDAY - foyer_day_get_weekday (today);

  if (when_us < now_us)
    return FOYER_CALL_BUCKET_LATE;
  if (day == today)
    return FOYER_CALL_BUCKET_TODAY;
  if (day == today + 1)
    return FOYER_CALL_BUCKET_TOMORROW;
  return day <= sunday ? FOYER_CALL_BUCKET_WEEK : FOYER_CALL_BUCKET_LATER;
}

/* The time of a call of today or tomorrow, the date of any other. */
char *
foyer_callback_text_when (FoyerShopTime *time,
                          gint64         when_us,
                          gint64         now_us)
{
  gint64 today = foyer_shop_time_get_day (time, now_us);
  gint64 day = foyer_shop_time_get_day (time, when_us);

  return day == today || day == today + 1 ? foyer_words_clock (time, when_us)
                                          : foyer_words_date (NULL, day, today);
}

static void
add_seller (GPtrArray     *parts,
            FoyerServices *services,
            FoyerCallback *callback)
{
  const char *seller = foyer_staff_name (foyer_services_get_people (services),
                                         foyer_callback_get_seller (callback));

  /* Translators: %s is the colleague who sold what the callback is about. */
  if (seller != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("sold by %s"), seller));
}

static void
add (GPtrArray  *parts,
     const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, g_strdup (text));
}

static void
add_subject (GPtrArray *parts,
             FoyerItem *item)
{
  g_autofree char *subject = foyer_words_note (NULL, foyer_item_get_subject (item));

  add (parts, subject);
}

/* The second line of a row: how often it was tried, what it is about, whose it is. */
char *
foyer_callback_text_detail (FoyerServices    *services,
                            FoyerCallbackRow *row,
                            gboolean          with_owner)
{
  FoyerCallback *callback = foyer_callback_row_get_callback (row);
  FoyerItem *item = foyer_callback_row_get_item (row);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *owner = foyer_staff_name (foyer_services_get_people (services),
                                        foyer_item_get_owner (item));

  if (foyer_callback_get_state (callback) == FOYER_CALLBACK_NOT_REACHED)
    add (parts, _("not reached; the supervisor decides"));
  else if (foyer_callback_get_state (callback) == FOYER_CALLBACK_RESCHEDULED)
    add (parts, _("another time asked"));
  else if (foyer_callback_get_attempts (callback) > 0)
    /* Translators: a callback; %d is how often it was tried, the next time included. */
    g_ptr_array_add (parts, g_strdup_printf (_("try %d"),
                                             (int) foyer_callback_get_attempts (callback) + 1));
  add (parts, foyer_callback_get_product (callback));
  add_subject (parts, item);
  add_seller (parts, services, callback);
  if (with_owner)
    add (parts, owner != NULL ? owner : _("nobody's yet"));

  return foyer_visit_text_list (parts);
}

/* The line under the name: what it is about, when it was agreed, who sold. */
char *
foyer_callback_text_matter (FoyerServices    *services,
                            FoyerCallbackRow *row)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  FoyerCallback *callback = foyer_callback_row_get_callback (row);
  FoyerItem *item = foyer_callback_row_get_item (row);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *planned =
    foyer_words_time (NULL, foyer_shop_get_time (shop), foyer_callback_get_planned (callback),
                      foyer_service_now_us (FOYER_SERVICE (shop)));

  add (parts, foyer_callback_get_product (callback));
  add_subject (parts, item);
  /* Translators: %s is a time, such as "today 18:00". */
  g_ptr_array_add (parts, g_strdup_printf (_("agreed for %s"), planned));
  add_seller (parts, services, callback);
  if (!foyer_uuid_is_none (foyer_callback_get_seller (callback))
      && !foyer_callback_get_is_cross (callback))
    add (parts, _("same shift as the sale"));

  return foyer_visit_text_list (parts);
}
