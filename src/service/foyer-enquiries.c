#include "service/foyer-enquiries.h"

#include "domain/foyer-calendar.h"
#include "domain/foyer-deadline.h"
#include "service/foyer-enquiry-record.h"
#include "service/foyer-record-list.h"
#include "store/foyer-enquiry-repository.h"

struct _FoyerEnquiries
{
  FoyerService parent_instance;

  FoyerShop *shop;
  GHashTable *days;             /* gint64 → GListStore of FoyerEnquiry, as they were asked for */
};

G_DEFINE_FINAL_TYPE (FoyerEnquiries, foyer_enquiries, FOYER_TYPE_SERVICE)

/* Newest first: keys of one day are in the order of their making. */
static int
compare_enquiries (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  return foyer_uuid_compare (foyer_record_get_id ((FoyerRecord *) b),
                             foyer_record_get_id ((FoyerRecord *) a));
}

static void
put (FoyerEnquiries *self,
     FoyerEnquiry   *enquiry)
{
  gint64 day = foyer_enquiry_get_day (enquiry);
  GListStore *list = g_hash_table_lookup (self->days, &day);
  FoyerRecord *known;

  if (list == NULL)
    return;

  known = foyer_record_list_find (list, foyer_record_get_id (FOYER_RECORD (enquiry)), NULL);
  if (known == NULL
      || foyer_record_get_version (known) < foyer_record_get_version (FOYER_RECORD (enquiry)))
    foyer_record_list_put (list, FOYER_RECORD (enquiry), compare_enquiries, NULL);
}

/* Reading */

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(FoyerEnquiries) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) enquiries = NULL;

  enquiries = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (error != NULL)
    g_warning ("Enquiries could not be read: %s", error->message);
  for (guint i = 0; enquiries != NULL && i < enquiries->len; i++)
    put (self, enquiries->pdata[i]);
}

static void
read_async (FoyerEnquiries *self,
            FoyerReadFunc   func,
            gpointer        data,
            GDestroyNotify  data_free)
{
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK, func,
                          data, data_free, (GDestroyNotify) g_ptr_array_unref, NULL, on_read,
                          g_object_ref (self));
}

static gpointer
read_day (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  return foyer_enquiry_repository_find_day (db, *(gint64 *) data, error);
}

static gpointer
read_ids (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  GArray *ids = data;

  return foyer_enquiry_repository_find_ids (db, (FoyerUuid *) ids->data, ids->len, error);
}

static void
foyer_enquiries_applied (FoyerService *service,
                         FoyerRecord  *subject,
                         gint64        rev)
{
  if (FOYER_IS_ENQUIRY (subject))
    put (FOYER_ENQUIRIES (service), FOYER_ENQUIRY (subject));
}

static const char *const entities[] = { "enquiry", NULL };

static void
foyer_enquiries_changed (FoyerService *service,
                         GPtrArray    *changes)
{
  FoyerEnquiries *self = FOYER_ENQUIRIES (service);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));

  if (g_hash_table_size (self->days) == 0)
    return;

  for (guint i = 0; i < changes->len; i++)
    {
      FoyerChange *change = changes->pdata[i];

      if (g_str_equal (change->entity, "enquiry"))
        g_array_append_val (ids, change->id);
    }
  if (ids->len > 0)
    read_async (self, read_ids, g_steal_pointer (&ids), (GDestroyNotify) g_array_unref);
}

static void
foyer_enquiries_dispose (GObject *object)
{
  FoyerEnquiries *self = FOYER_ENQUIRIES (object);

  g_clear_object (&self->shop);
  g_hash_table_remove_all (self->days);

  G_OBJECT_CLASS (foyer_enquiries_parent_class)->dispose (object);
}

static void
foyer_enquiries_finalize (GObject *object)
{
  g_hash_table_unref (FOYER_ENQUIRIES (object)->days);

  G_OBJECT_CLASS (foyer_enquiries_parent_class)->finalize (object);
}

static void
foyer_enquiries_class_init (FoyerEnquiriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  FoyerServiceClass *service_class = FOYER_SERVICE_CLASS (klass);

  object_class->dispose = foyer_enquiries_dispose;
  object_class->finalize = foyer_enquiries_finalize;
  service_class->applied = foyer_enquiries_applied;
  service_class->changed = foyer_enquiries_changed;
  service_class->entities = entities;
}

static void
foyer_enquiries_init (FoyerEnquiries *self)
{
  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * foyer_enquiries_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): the register of enquiries
 */
FoyerEnquiries *
foyer_enquiries_new (FoyerStore   *store,
                     FoyerSession *session,
                     FoyerHistory *history,
                     FoyerShop    *shop)
{
  FoyerEnquiries *self = g_object_new (FOYER_TYPE_ENQUIRIES, "store", store, "session", session,
                                       "history", history, NULL);

  self->shop = g_object_ref (shop);
  return self;
}

/* An e-mail has a clock of its own (N13); all else is answered in calendar days (N1). */
static void
set_due (FoyerEnquiries     *self,
         FoyerEnquiryRecord *record)
{
  const char *channel = g_hash_table_lookup (record->typed, "channel");
  FoyerSettingKey key = g_strcmp0 (channel, "email") == 0 ? FOYER_SETTING_DUE_EMAIL
                                                          : FOYER_SETTING_DUE_CASE;
  FoyerSettings *settings = foyer_shop_get_settings (self->shop);
  FoyerDeadline rule = foyer_settings_get_rule (settings, key);

  record->clock = g_strdup (foyer_settings_get_text (settings, key));
  record->due_us = foyer_deadline_compute (&rule, record->at_us, foyer_shop_get_time (self->shop),
                                           foyer_shop_get_calendar (self->shop), NULL);
}

/* Which former matter it is, a person has said; it is no field of the enquiry. */
static void
take_repeat (FoyerEnquiryRecord *record)
{
  const char *former = g_hash_table_lookup (record->typed, "repeat_of");

  if (former != NULL)
    foyer_uuid_parse (former, &record->repeat_of);
  g_hash_table_remove (record->typed, "repeat_of");
}

static const char *
get_act (FoyerEnquiryEnd end)
{
  switch (end)
    {
    case FOYER_ENQUIRY_ANSWERED:
      return "enquiry.answer";
    case FOYER_ENQUIRY_OPEN_CASE:
      return "enquiry.case";
    case FOYER_ENQUIRY_CUT_OFF:
      return "enquiry.cut-off";
    }
  g_assert_not_reached ();
}

static GHashTable *
copy_typed (GHashTable *typed)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, text;

  if (typed == NULL)
    return copy;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (copy, g_strdup (name), g_strdup (text != NULL ? text : ""));
  return copy;
}

/**
 * foyer_enquiries_record_async:
 * @self: the service
 * @typed: (element-type utf8 utf8): fields of #FoyerEnquiry by name, as typed; `channel`,
 *   `customer` and `visit` among them; beside them `repeat_of`: the key of a former item about the
 *   same matter
 * @end: how it ended
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Records an enquiry (V3). What is not answered at once becomes a case of whom the caller wanted,
 * or of who took the call, due by the setting `due.case`, by e-mail `due.email`; so does a call
 * that was cut off when a number to call back is known. The same matter again is a new case that
 * knows the former one; while that one is still open, it is a line in its log and no second case
 * (C8).
 */
void
foyer_enquiries_record_async (FoyerEnquiries      *self,
                              GHashTable          *typed,
                              FoyerEnquiryEnd      end,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FoyerEnquiryRecord *record;
  FoyerActor actor;

  g_return_if_fail (FOYER_IS_ENQUIRIES (self));

  actor = foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self)));
  record = g_new0 (FoyerEnquiryRecord, 1);
  record->typed = copy_typed (typed);
  record->end = end;
  record->taker = actor.staff;
  record->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  record->day = foyer_shop_time_get_day (foyer_shop_get_time (self->shop), record->at_us);
  set_due (self, record);
  take_repeat (record);
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ENQUIRY, get_act (end),
                           foyer_enquiry_record_run, record, foyer_enquiry_record_free,
                           cancellable, callback, user_data);
}

/**
 * foyer_enquiries_edit_async:
 * @self: the service
 * @edits: what somebody changed in an enquiry
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Corrects an enquiry.
 */
void
foyer_enquiries_edit_async (FoyerEnquiries      *self,
                            FoyerEdits          *edits,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_ENQUIRIES (self));

  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_RIGHT_ENQUIRY, "enquiry.edit", edits, NULL,
                            cancellable, callback, user_data);
}

/**
 * foyer_enquiries_finish:
 * @self: the service
 * @result: what the callback got
 * @conflicts: (out) (optional) (element-type FoyerFieldConflict): on
 *   %FOYER_SERVICE_ERROR_CONFLICT which fields two people changed
 * @error: where to put the error
 *
 * Ends foyer_enquiries_record_async() and foyer_enquiries_edit_async().
 *
 * Returns: (transfer full): the enquiry as stored; on a conflict as it stands
 */
FoyerEnquiry *
foyer_enquiries_finish (FoyerEnquiries  *self,
                        GAsyncResult    *result,
                        GPtrArray      **conflicts,
                        GError         **error)
{
  return foyer_service_finish (FOYER_SERVICE (self), result, conflicts, error);
}

/**
 * foyer_enquiries_get_day:
 * @self: the service
 * @day: a day of the shop
 *
 * Returns: (transfer none): a list of #FoyerEnquiry, the enquiries of @day, newest first; filled
 *   soon and kept up to date
 */
GListModel *
foyer_enquiries_get_day (FoyerEnquiries *self,
                         gint64          day)
{
  GListStore *list;

  g_return_val_if_fail (FOYER_IS_ENQUIRIES (self), NULL);

  list = g_hash_table_lookup (self->days, &day);
  if (list == NULL)
    {
      list = g_list_store_new (FOYER_TYPE_ENQUIRY);
      g_hash_table_insert (self->days, g_memdup2 (&day, sizeof day), list);
      read_async (self, read_day, g_memdup2 (&day, sizeof day), g_free);
    }
  return G_LIST_MODEL (list);
}
