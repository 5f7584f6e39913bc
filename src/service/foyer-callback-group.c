/* Greeting a group of customers (客户关怀, B8): one call each, on the days before a festival or on
 * their birthdays, so many a day and no more, dealt out by the rules of B3.
 *
 * Who is called and when is found in one reading, which is also what the preview tells. The calls
 * are then planned in pieces, so that the desk gets between them, under one operation, which is
 * taken back as one. Stopped on the way, what is planned stays and can be taken back too; asked for
 * again, only the rest is planned, as nobody gets two calls for one occasion. */

#include "service/foyer-callback-group.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-festival.h"
#include "service/foyer-callback-private.h"
#include "store/foyer-callback-repository.h"

#include <string.h>

/* So many are planned in one transaction. */
#define PLAN_AT_ONCE 10

/* A birthday for which there is no room is greeted a little earlier, never later. */
#define BIRTHDAY_DAYS_BEFORE 3

/* Nobody has more days to greet in: the longest time before a festival, and a year of birthdays. */
#define MOST_DAYS 400

/* Greetings are spread over the day until here, or until the hours of calling end. */
#define LAST_MINUTE (18 * 60)

/* One call that is to be planned. */
typedef struct
{
  FoyerUuid customer;
  gint64 due_us;
  int year;                     /* of the occasion */
} Greeting;

/* A day on which greetings may be made. */
typedef struct
{
  gint64 day;
  guint n_taken;
} Slot;

/* What is asked for: plain data for the store's threads. */
typedef struct
{
  FoyerCallbackGroup group;     /* its texts are owned here */
  gint64 now_us;
} Query;

/* What was found. */
typedef struct
{
  FoyerCallbackGroupPreview preview;
  GArray *greetings;            /* Greeting */
  char *origin;                 /* of which the year is still wanting */
  char *subject;
  char *text;                   /* what is said, or empty */
} Found;

static void
query_free (gpointer data)
{
  Query *self = data;

  g_free ((char *) self->group.festival);
  g_free ((char *) self->group.tags);
  g_free (self);
}

static Query *
query_new (const FoyerCallbackGroup *group,
           gint64                    now_us)
{
  Query *self = g_new0 (Query, 1);

  self->group = *group;
  self->group.festival = g_strdup (group->festival);
  self->group.tags = g_strstrip (g_strdup (group->tags != NULL ? group->tags : ""));
  self->now_us = now_us;
  return self;
}

static void
found_free (gpointer data)
{
  Found *self = data;

  g_clear_pointer (&self->greetings, g_array_unref);
  g_free (self->origin);
  g_free (self->subject);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* Finding: on a reading thread */

typedef struct
{
  Query *query;
  FoyerDb *db;
  FoyerShopRules *rules;
  Found *found;
  GArray *slots;                /* Slot, by day */
  GHashTable *greeted;          /* year → set of FoyerUuid: who has their call */
  gint64 today;
  gint64 day;                   /* of the festival */
  guint per_day;
  int from, to;                 /* between which minutes */
  GStrv tags;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->rules, foyer_shop_rules_free);
  g_clear_pointer (&self->found, found_free);
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->greeted, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gint64
at_minute (Search *self,
           gint64  day,
           guint   n_before)
{
  int span = self->to - self->from;
  int minute = self->from + (int) (n_before % self->per_day) * span / (int) self->per_day;

  return foyer_shop_time_at_minute (self->rules->time, day, minute);
}

/* Nobody is disturbed on a holiday, and what is over is over. */
static gboolean
is_day_to_call (Search *self,
                gint64  day)
{
  gint64 at_us = at_minute (self, day, 0);

  return at_us > self->query->now_us
         && foyer_callback_place (at_us, self->rules->settings, self->rules->time,
                                  self->rules->calendar) == at_us;
}

static void
add_slots (Search *self,
           gint64  first,
           gint64  last)
{
  for (gint64 day = MAX (first, self->today); day <= MIN (last, first + MOST_DAYS); day++)
    {
      Slot slot = { day, 0 };

      if (is_day_to_call (self, day))
        g_array_append_val (self->slots, slot);
    }
}

static Slot *
find_slot (Search *self,
           gint64  day)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_array_index (self->slots, Slot, i).day == day)
      return &g_array_index (self->slots, Slot, i);

  return NULL;
}

/* The greetings of before count too: colleagues make no more a day because two groups were
 * planned. */
static gboolean
take_known (Search  *self,
            GError **error)
{
  g_autoptr (GArray) known = NULL;
  gint64 first_us, end_us, unused;

  if (self->slots->len == 0)
    return TRUE;

  foyer_shop_time_get_bounds (self->rules->time, g_array_index (self->slots, Slot, 0).day, &first_us,
                              &unused);
  foyer_shop_time_get_bounds (self->rules->time,
                              g_array_index (self->slots, Slot, self->slots->len - 1).day, &unused,
                              &end_us);
  known = foyer_callback_repository_find_greetings (self->db, first_us, end_us, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      Slot *slot = find_slot (self, foyer_shop_time_get_day (self->rules->time,
                                                             g_array_index (known, gint64, i)));

      if (slot != NULL)
        slot->n_taken++;
    }

  return known != NULL;
}

/* From a festival's first day of calling on; from a birthday backwards. */
static Slot *
find_room (Search *self,
           gint64  first,
           gint64  last,
           int     step)
{
  for (gint64 day = step > 0 ? first : last; day >= first && day <= last; day += step)
    {
      Slot *slot = find_slot (self, day);

      if (slot != NULL && slot->n_taken < self->per_day)
        return slot;
    }

  return NULL;
}

static void
put (Search          *self,
     const FoyerUuid *customer,
     int              year,
     Slot            *slot)
{
  FoyerCallbackGroupPreview *preview = &self->found->preview;
  Greeting greeting = { *customer, 0, year };

  if (slot == NULL)
    {
      preview->n_left++;
      return;
    }

  greeting.due_us = at_minute (self, slot->day, slot->n_taken++);
  g_array_append_val (self->found->greetings, greeting);
  preview->n_calls++;
  preview->first_day = preview->first_day == FOYER_DAY_NONE ? slot->day
                                                            : MIN (preview->first_day, slot->day);
  preview->last_day = preview->last_day == FOYER_DAY_NONE ? slot->day
                                                          : MAX (preview->last_day, slot->day);
}

static int
get_year (gint64 day)
{
  int year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  return year;
}

/* The birthday that lies in the days that are asked for, if there is one. */
static gboolean
find_birthday (Search *self,
               gint64  born,
               gint64 *day)
{
  gint64 first = MAX (self->query->group.first_day, self->today);

  for (int year = get_year (first); year <= get_year (self->query->group.last_day); year++)
    {
      *day = foyer_callback_get_care_day (born, year);
      if (*day >= first && *day <= self->query->group.last_day)
        return TRUE;
    }

  return FALSE;
}

/* Who has their call of a year's occasion: read before the customers are, as one connection answers
 * one question at a time. */
static gboolean
read_greeted (Search  *self,
              gint64   first_day,
              gint64   last_day,
              GError **error)
{
  for (int year = get_year (first_day); year <= get_year (last_day); year++)
    {
      g_autofree char *origin = g_strdup_printf ("%s-%d", self->found->origin, year);
      GHashTable *greeted = foyer_callback_repository_find_origins (self->db, origin, error);

      if (greeted == NULL)
        return FALSE;
      g_hash_table_insert (self->greeted, GINT_TO_POINTER (year), greeted);
    }

  return TRUE;
}

static gboolean
is_greeted (Search          *self,
            const FoyerUuid *customer,
            int              year)
{
  GHashTable *greeted = g_hash_table_lookup (self->greeted, GINT_TO_POINTER (year));

  return greeted != NULL && g_hash_table_contains (greeted, customer);
}

static void
look_at_birthday (Search          *self,
                  const FoyerUuid *customer,
                  gint64           born)
{
  gint64 day;

  if (!find_birthday (self, born, &day))
    return;

  self->found->preview.n_customers++;
  put (self, customer, get_year (day),
       find_room (self, MAX (day - BIRTHDAY_DAYS_BEFORE, self->today), day, -1));
}

static void
look_at_festival (Search          *self,
                  const FoyerUuid *customer)
{
  self->found->preview.n_customers++;
  put (self, customer, get_year (self->day),
       self->slots->len > 0
         ? find_room (self, g_array_index (self->slots, Slot, 0).day, self->day, 1)
         : NULL);
}

static gboolean
has_tags (Search     *self,
          const char *tags)
{
  for (guint i = 0; self->tags[i] != NULL; i++)
    if (*self->tags[i] != '\0' && strstr (tags, self->tags[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_of_grade (Search     *self,
             const char *nick)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_GRADE);
  GEnumValue *value = g_enum_get_value_by_nick (klass, nick);

  return self->query->group.grade == FOYER_GRADE_NONE
         || (value != NULL && value->value == (int) self->query->group.grade);
}

/* Who has their call is counted, and not called again. */
static gboolean
take_customer (const FoyerCallable *callable,
               gpointer             user_data)
{
  Search *self = user_data;
  gint64 day = self->day;

  if (!has_tags (self, callable->tags) || !is_of_grade (self, callable->grade)
      || (self->query->group.festival == NULL && !find_birthday (self, callable->birthday, &day)))
    return TRUE;

  if (is_greeted (self, &callable->customer, get_year (day)))
    {
      self->found->preview.n_customers++;
      self->found->preview.n_planned++;
    }
  else if (self->query->group.festival != NULL)
    look_at_festival (self, &callable->customer);
  else
    look_at_birthday (self, &callable->customer, callable->birthday);
  return TRUE;
}

static gboolean
begin_festival (Search  *self,
                GError **error)
{
  g_autoptr (GPtrArray) festivals =
    foyer_festivals_read (foyer_settings_get_text (self->rules->settings,
                                                   FOYER_SETTING_CARE_FESTIVALS), error);
  FoyerFestival *festival;

  if (festivals == NULL)
    return FALSE;

  festival = foyer_festivals_find (festivals, self->query->group.festival);
  if (festival == NULL)
    {
      g_set_error_literal (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_FESTIVAL_GONE,
                           "the shop does not greet on this festival any more");
      return FALSE;
    }
  if (!foyer_festival_find_day (festival, self->rules->calendar, self->today, &self->day))
    {
      g_set_error_literal (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_FESTIVAL_UNKNOWN,
                           "the day of this festival is not announced yet");
      return FALSE;
    }

  self->found->origin = g_strconcat ("festival-", festival->key, NULL);
  self->found->subject =
    foyer_note_make (FOYER_NOTE_FESTIVAL, festival->name, festival->name_en, NULL);
  self->found->text = g_strdup (festival->greeting);
  add_slots (self, self->day - festival->days_before, self->day);
  return read_greeted (self, self->day, self->day, error);
}

static gboolean
begin_birthdays (Search  *self,
                 GError **error)
{
  const FoyerCallbackGroup *group = &self->query->group;

  if (!foyer_domain_check_that (group->last_day >= group->first_day
                                && group->last_day >= self->today
                                && group->last_day - MAX (group->first_day, self->today) < 366,
                                "last_day", "a day within a year", error))
    return FALSE;

  self->found->origin = g_strdup (FOYER_CALLBACK_ORIGIN_BIRTHDAY);
  self->found->subject = g_strdup (FOYER_NOTE_BIRTHDAY);
  self->found->text = g_strdup ("");
  add_slots (self, group->first_day - BIRTHDAY_DAYS_BEFORE, group->last_day);
  return read_greeted (self, MAX (group->first_day, self->today), group->last_day, error);
}

static gboolean
begin (Search  *self,
       GError **error)
{
  const FoyerCallbackGroup *group = &self->query->group;
  int from, to;

  self->rules = foyer_shop_rules_read (self->db, error);
  if (self->rules == NULL)
    return FALSE;

  self->found = g_new0 (Found, 1);
  self->found->greetings = g_array_new (FALSE, FALSE, sizeof (Greeting));
  self->found->preview.first_day = self->found->preview.last_day = FOYER_DAY_NONE;
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  self->greeted = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->today = foyer_shop_time_get_day (self->rules->time, self->query->now_us);
  self->per_day = group->per_day > 0
                    ? group->per_day
                    : (guint) foyer_settings_get_count (self->rules->settings,
                                                        FOYER_SETTING_CARE_PER_DAY);
  self->tags = g_strsplit (group->tags, " ", -1);
  foyer_settings_get_hours (self->rules->settings, FOYER_SETTING_CALLBACK_HOURS, &from, &to);
  self->from = CLAMP (FOYER_CALLBACK_CARE_MINUTE, from, to);
  self->to = MAX (MIN (LAST_MINUTE, to), self->from);

  return (group->festival != NULL ? begin_festival (self, error) : begin_birthdays (self, error))
         && take_known (self, error);
}

static gpointer
find_greetings (FoyerDb   *db,
                gpointer   data,
                GError   **error)
{
  Query *query = data;
  g_auto (Search) search = { .query = query, .db = db };
  gint64 since_us = query->group.seen_days > 0
                      ? query->now_us - query->group.seen_days * G_TIME_SPAN_DAY : G_MININT64;

  if (!begin (&search, error)
      || !foyer_callback_repository_ask_callable (db, since_us, query->group.festival == NULL,
                                                  take_customer, &search, error))
    return NULL;

  return g_steal_pointer (&search.found);
}

static void
find_async (FoyerCallbacks           *self,
            const FoyerCallbackGroup *group,
            GAsyncReadyCallback       callback,
            GTask                    *task)
{
  g_autoptr (GTask) owned = task;
  FoyerService *service = FOYER_SERVICE (self);
  GError *error = NULL;

  if (!foyer_session_check (foyer_service_get_session (service), FOYER_RIGHT_ITEM_WORK, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  foyer_store_read_async (foyer_service_get_store (service), FOYER_STORE_BULK, find_greetings,
                          query_new (group, foyer_service_now_us (service)), query_free, found_free,
                          g_task_get_cancellable (task), callback, g_steal_pointer (&owned));
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (Found) found = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);

  if (found != NULL)
    g_task_return_pointer (task, g_memdup2 (&found->preview, sizeof found->preview), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * foyer_callbacks_preview_group_async:
 * @self: the callbacks
 * @group: whom to greet; copied
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is known
 * @user_data: for @callback
 *
 * Tells what planning for a group would do. Needs %FOYER_RIGHT_ITEM_WORK, as the planning.
 */
void
foyer_callbacks_preview_group_async (FoyerCallbacks           *self,
                                     const FoyerCallbackGroup *group,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_callbacks_preview_group_async);
  find_async (self, group, on_previewed, task);
}

/**
 * foyer_callbacks_preview_group_finish:
 * @self: the callbacks
 * @result: the result
 * @preview: (out): what would be done
 * @error: where to put why it is not known: %FOYER_CALLBACK_ERROR_FESTIVAL_UNKNOWN for a festival
 *   whose day is not announced, %FOYER_CALLBACK_ERROR_FESTIVAL_GONE for one that was taken away
 *
 * Returns: whether @preview is set
 */
gboolean
foyer_callbacks_preview_group_finish (FoyerCallbacks             *self,
                                      GAsyncResult               *result,
                                      FoyerCallbackGroupPreview  *preview,
                                      GError                    **error)
{
  g_autofree FoyerCallbackGroupPreview *known = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  known = g_task_propagate_pointer (G_TASK (result), error);
  if (known != NULL)
    *preview = *known;
  return known != NULL;
}

/* Planning: in pieces, under one operation */

/* The writer's thread may outlive the task. */
typedef struct
{
  FoyerUuid op_id;
  Found *found;
  guint n_looked_at;
  guint n_planned;
  FoyerCallbackGroupProgress progress;
  gpointer progress_data;
} Run;

static void
run_clear (gpointer data)
{
  g_clear_pointer (&((Run *) data)->found, found_free);
}

static void
run_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, run_clear);
}

/* The result is how many were planned, and one more, so that it is not nothing. */
static gboolean
plan_some (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Run *self = data;
  Found *found = self->found;
  guint n = MIN (PLAN_AT_ONCE, found->greetings->len - self->n_looked_at);
  guint n_planned = 0;

  for (guint i = 0; i < n; i++)
    {
      const Greeting *greeting = &g_array_index (found->greetings, Greeting, self->n_looked_at + i);
      g_autofree char *origin = g_strdup_printf ("%s-%d", found->origin, greeting->year);
      FoyerCallbackGreeting planned = {
        .origin = origin,
        .customer = greeting->customer,
        .subject = found->subject,
        .text = found->text,
        .due_us = greeting->due_us,
      };
      gboolean is_new;

      if (!foyer_callback_greet_run (transaction, &planned, &is_new, error))
        return FALSE;
      n_planned += is_new;
    }

  *result = GUINT_TO_POINTER (n_planned + 1);
  return TRUE;
}

/* What is committed can be taken back, also where it was stopped or went no further. */
static void
end (GTask  *task,
     GError *error)
{
  g_autoptr (GTask) owned = task;
  FoyerService *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  FoyerHistory *history = foyer_service_get_history (self);
  gboolean is_stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (run->n_planned > 0 && history != NULL)
    {
      foyer_history_begin (history, "callback.group", &run->op_id);
      foyer_history_commit (history, "callback.group", NULL, &run->op_id);
    }
  if (error != NULL && !(is_stopped && run->n_planned > 0))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  g_task_return_int (task, run->n_planned);
}

static void on_some_planned (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data);

static void
go_on (GTask *task)
{
  FoyerService *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  FoyerActor actor = foyer_session_get_actor (foyer_service_get_session (self));

  if (run->progress != NULL)
    run->progress (run->n_looked_at, run->found->greetings->len, run->progress_data);
  if (run->n_looked_at == run->found->greetings->len)
    {
      end (task, NULL);
      return;
    }

  foyer_store_write_async (foyer_service_get_store (self), &actor, "callback.group", &run->op_id,
                           plan_some, g_atomic_rc_box_acquire (run), run_unref, NULL,
                           g_task_get_cancellable (task), on_some_planned, task);
}

static void
on_some_planned (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  guint n =
    GPOINTER_TO_UINT (foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error));

  if (error != NULL)
    {
      end (task, error);
      return;
    }

  run->n_planned += n - 1;
  run->n_looked_at = MIN (run->n_looked_at + PLAN_AT_ONCE, run->found->greetings->len);
  go_on (task);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->found = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (run->found == NULL)
    end (task, error);
  else
    go_on (task);
}

/**
 * foyer_callbacks_plan_group_async:
 * @self: the callbacks
 * @group: whom to greet; copied
 * @progress: (nullable) (scope call): told after each piece, until @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it between two pieces
 * @callback: (scope async): called when it is done, stopped or has failed
 * @user_data: for @callback
 *
 * Plans one call for each customer of a group, as foyer_callbacks_preview_group_async() tells it.
 * All of it is one act, taken back as one; what was planned before it was stopped, or failed, stays
 * and is taken back as well. Whoever asked not to be called is not, also when they did so
 * meanwhile, and nobody is called twice for the same occasion, also when two seats plan the same.
 */
void
foyer_callbacks_plan_group_async (FoyerCallbacks             *self,
                                  const FoyerCallbackGroup   *group,
                                  FoyerCallbackGroupProgress  progress,
                                  gpointer                    progress_data,
                                  GCancellable               *cancellable,
                                  GAsyncReadyCallback         callback,
                                  gpointer                    user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_atomic_rc_box_new0 (Run);

  run->op_id = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (self)));
  run->progress = progress;
  run->progress_data = progress_data;
  g_task_set_source_tag (task, foyer_callbacks_plan_group_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_unref);
  find_async (self, group, on_found, task);
}

/**
 * foyer_callbacks_plan_group_finish:
 * @self: the callbacks
 * @result: the result
 * @error: where to put why not: as of foyer_callbacks_preview_group_finish(), and
 *   %G_IO_ERROR_CANCELLED when it was stopped before anything was planned
 *
 * Returns: how many calls were planned, less than foreseen when it was stopped; -1 when it failed
 */
gint64
foyer_callbacks_plan_group_finish (FoyerCallbacks  *self,
                                   GAsyncResult    *result,
                                   GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
