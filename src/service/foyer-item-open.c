/* Opening an item, from a form, a line, or the command line. The job runs on the writer's
 * thread. */

#include "service/foyer-items-private.h"

#include <string.h>

#include "domain/foyer-domain-error.h"
#include "domain/foyer-todo-line.h"
#include "service/foyer-customer-link.h"
#include "service/foyer-due.h"
#include "service/foyer-reception-private.h"

/* An item to be opened: plain data for the job. */
typedef struct
{
  GHashTable *typed;            /* fields of the record by name; may be empty */
  FoyerItemPlan plan;
  char *clock;
  char *today;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_free (self->clock);
  g_free (self->today);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static gboolean
write_typed (FoyerItem   *item,
             GHashTable  *typed,
             GError     **error)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!foyer_record_edit (FOYER_RECORD (item), name, text, error))
      return FALSE;

  return TRUE;
}

/* The item that it follows tells of it, and answers for its customer. */
static gboolean
follow (FoyerTransaction  *transaction,
        FoyerItem         *item,
        GError           **error)
{
  const FoyerUuid *parent_id = foyer_item_get_parent (item);
  gint64 now_us = foyer_item_get_opened (item);
  FoyerItemStamp stamp = { foyer_uuid_new (now_us), *foyer_item_get_taker (item), now_us };
  g_autoptr (FoyerItem) parent = NULL;
  g_autoptr (FoyerItemLog) line = NULL;

  if (foyer_uuid_is_none (parent_id))
    return TRUE;

  parent = foyer_service_load (transaction, FOYER_TYPE_ITEM, parent_id, error);
  if (parent == NULL)
    return FALSE;

  line = foyer_item_log_new (parent_id, FOYER_ITEM_ACT_FOLLOW, foyer_item_get_number (item), &stamp,
                             error);
  return line != NULL && foyer_transaction_create (transaction, FOYER_RECORD (line), error);
}

/* Whose matter it is, as at the door: the file of exactly this person, or a new one. */
static gboolean
link_customer (FoyerTransaction  *transaction,
               FoyerItem         *item,
               const char        *today,
               GError           **error)
{
  g_autoptr (FoyerCustomer) customer = NULL;

  if (!foyer_uuid_is_none (foyer_item_get_customer (item)) || *foyer_item_get_phone (item) == '\0')
    return TRUE;
  if (!foyer_customer_link (transaction, FOYER_RECORD (item), today, foyer_item_get_opened (item),
                            &customer, error))
    return FALSE;

  if (customer != NULL)
    foyer_item_set_origin (item, foyer_record_get_id (FOYER_RECORD (customer)), NULL, NULL);
  return TRUE;
}

static gboolean
run_opening (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  Opening *opening = data;
  g_autoptr (FoyerItem) item = foyer_item_plan_run (transaction, &opening->plan, error);

  if (item == NULL || !write_typed (item, opening->typed, error)
      || !foyer_domain_check_given (foyer_item_get_subject (item), "subject", error)
      || !link_customer (transaction, item, opening->today, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (item), error)
      || !follow (transaction, item, error)
      || !foyer_due_tell (transaction, foyer_record_get_id (FOYER_RECORD (item)),
                          &opening->plan.owner, FOYER_NOTICE_OWNER, error))
    return FALSE;

  *result = g_steal_pointer (&item);
  return TRUE;
}

static gboolean
parse_id (GHashTable  *typed,
          const char  *name,
          FoyerUuid   *id,
          GError     **error)
{
  const char *text = g_hash_table_lookup (typed, name);

  if (text == NULL || *text == '\0')
    return TRUE;

  return foyer_domain_check_that (foyer_uuid_parse (text, id), name, "a key", error);
}

static gboolean
parse_kind (GHashTable     *typed,
            FoyerItemKind  *kind,
            GError        **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_ITEM_KIND);
  const char *nick = g_hash_table_lookup (typed, "kind");
  GEnumValue *value = g_enum_get_value_by_nick (klass, nick != NULL && *nick != '\0' ? nick
                                                                                     : "case");

  if (!foyer_domain_check_that (value != NULL, "kind", "a kind of items", error))
    return FALSE;

  *kind = value->value;
  return TRUE;
}

/* What was typed about the due time; else the rule of the kind. */
static gboolean
set_due (FoyerItems  *self,
         Opening     *opening,
         const char  *text,
         GError     **error)
{
  FoyerShop *shop = foyer_items_get_shop (self);
  guint key = foyer_item_kind_get_rules (opening->plan.kind)->due;
  FoyerDeadline rule;

  if ((text == NULL || *text == '\0') && key == FOYER_SETTING_NONE)
    return TRUE;
  if (text == NULL || *text == '\0')
    text = foyer_settings_get_text (foyer_shop_get_settings (shop), key);

  if (!foyer_deadline_parse (text, &rule, NULL) || rule.kind == FOYER_DEADLINE_FIELD)
    return foyer_todo_line_parse_moment (text, foyer_shop_get_time (shop), opening->plan.at_us,
                                         &opening->plan.due_us, error);

  opening->clock = g_strdup (text);
  opening->plan.clock = opening->clock;
  opening->plan.due_us = foyer_deadline_compute (&rule, opening->plan.at_us,
                                                 foyer_shop_get_time (shop),
                                                 foyer_shop_get_calendar (shop), NULL);
  return TRUE;
}

static gboolean
is_field (const char *name)
{
  static const char *const others[] = {
    "kind", "owner", "parent", "visit", "due", "who", "repeat_of", NULL,
  };

  return !g_strv_contains (others, name);
}

static void
take_fields (Opening    *opening,
             GHashTable *typed)
{
  const char *who = g_hash_table_lookup (typed, "who");
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (is_field (name))
      g_hash_table_insert (opening->typed, g_strdup (name), g_strdup (text != NULL ? text : ""));

  if (who != NULL && *who != '\0')
    {
      char *person, *phone;

      foyer_check_in_split_who (who, &person, &phone);
      g_hash_table_insert (opening->typed, g_strdup ("name"), person);
      g_hash_table_insert (opening->typed, g_strdup ("phone"), phone);
    }
}

static Opening *
opening_new (FoyerItems *self)
{
  FoyerShop *shop = foyer_items_get_shop (self);
  Opening *opening = g_new0 (Opening, 1);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  FoyerActor actor = foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self)));

  opening->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  opening->today = foyer_day_to_digits (foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                                                 now_us));
  opening->plan.at_us = now_us;
  opening->plan.today = opening->today;
  opening->plan.taker = actor.staff;
  opening->plan.owner = actor.staff;
  opening->plan.channel = FOYER_CHANNEL_CALL;
  return opening;
}

static Opening *
read_typed (FoyerItems  *self,
            GHashTable  *typed,
            GError     **error)
{
  g_autoptr (Opening) opening = opening_new (self);

  take_fields (opening, typed);
  if (!parse_kind (typed, &opening->plan.kind, error)
      || !parse_id (typed, "owner", &opening->plan.owner, error)
      || !parse_id (typed, "parent", &opening->plan.parent, error)
      || !parse_id (typed, "visit", &opening->plan.visit, error)
      || !parse_id (typed, "repeat_of", &opening->plan.repeat_of, error)
      || !set_due (self, opening, g_hash_table_lookup (typed, "due"), error))
    return NULL;

  return g_steal_pointer (&opening);
}

/* A mistake in what was typed is told like one that the store finds. */
static gboolean
run_mistake (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  g_propagate_error (error, g_error_copy (data));
  return FALSE;
}

static void
open_async (FoyerItems          *self,
            Opening             *opening,
            GError              *mistake,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  if (opening == NULL)
    foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_OPEN, "item.open", run_mistake,
                             mistake, (GDestroyNotify) g_error_free, cancellable, callback,
                             user_data);
  else
    foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_OPEN, "item.open", run_opening,
                             opening, opening_free, cancellable, callback, user_data);
}

/**
 * foyer_items_open_async:
 * @self: the items
 * @typed: (element-type utf8 utf8): fields of #FoyerItem by name, as typed; beside them `kind`,
 *   `owner`, `parent`, `visit`, `repeat_of`, `due` (a moment or a rule; else the rule of the kind)
 *   and `who`: name and telephone in one text
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Opens an item. Without an owner it is of who opens it; another owner is told at once. A parent
 * gets a line in its log.
 */
void
foyer_items_open_async (FoyerItems          *self,
                        GHashTable          *typed,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GError *error = NULL;
  Opening *opening;

  g_return_if_fail (FOYER_IS_ITEMS (self));

  opening = read_typed (self, typed, &error);
  open_async (self, opening, error, cancellable, callback, user_data);
}

/**
 * foyer_items_note_async:
 * @self: the items
 * @line: what is to be done, and when, see foyer_todo_line_parse()
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Notes a thing to do of one's own, in one line.
 */
void
foyer_items_note_async (FoyerItems          *self,
                        const char          *line,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  FoyerShopTime *time = foyer_shop_get_time (foyer_items_get_shop (self));
  Opening *opening = opening_new (self);
  char *subject = NULL;
  GError *error = NULL;

  opening->plan.kind = FOYER_ITEM_TODO;
  if (foyer_todo_line_parse (line, time, opening->plan.at_us, &subject, &opening->plan.due_us,
                             &error))
    g_hash_table_insert (opening->typed, g_strdup ("subject"), subject);
  else
    g_clear_pointer (&opening, opening_free);

  open_async (self, opening, error, cancellable, callback, user_data);
}
