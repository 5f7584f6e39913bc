/* Greeting a group of customers (客户关怀, B8): one call each, on the days before a festival or on
 * their birthdays, so many a day and no more, dealt out by the rules of B3.
 *
 * Who is called and when is found in one reading, which is also what the preview tells. The calls
 * are then planned in pieces, so that the desk gets between them, under one operation, which is
 * taken back as one. Stopped on the way, what is planned stays and can be taken back too; asked for
 * again, only the rest is planned, as nobody gets two calls for one occasion.
 *
 * Between the reading and the planning another seat may have planned too. So each piece looks
 * again, in its own transaction, who has their call and how full a day is: a call whose day has
 * filled up goes to another of its days, or is not planned where none has room, and the desk is
 * told of both. */

#include "service/foyer-callback-group.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-festival.h"
#include "service/foyer-callback-private.h"
#include "service/foyer-callback-room.h"
#include "store/foyer-callback-repository.h"

#include <string.h>

/* So many are planned in one transaction. */
#define PLAN_AT_ONCE 10

/* A birthday for which there is no room is greeted a little earlier, never later. */
#define BIRTHDAY_DAYS_BEFORE 3

/* One call that is to be planned. */
typedef struct
{
  FoyerUuid customer;
  FoyerCallbackRoomWish wish;   /* with the day that was foreseen */
  int year;                     /* of the occasion */
} Greeting;

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
  FoyerCallbackRoom *room;
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
  g_clear_pointer (&self->room, foyer_callback_room_free);
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
  GHashTable *greeted;          /* year → set of FoyerUuid: who has their call */
  gint64 today;
  gint64 day;                   /* of the festival */
  gint64 first_day;             /* from which day on it is greeted */
  GStrv tags;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->rules, foyer_shop_rules_free);
  g_clear_pointer (&self->found, found_free);
  g_clear_pointer (&self->greeted, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
put (Search                *self,
     const FoyerUuid       *customer,
     int                    year,
     FoyerCallbackRoomWish  wish)
{
  FoyerCallbackGroupPreview *preview = &self->found->preview;
  Greeting greeting = { *customer, wish, year };

  /* All is counted: nothing is read here, so nothing can fail. */
  foyer_callback_room_find (self->found->room, self->db, &wish, &greeting.wish.day, NULL);
  if (greeting.wish.day == FOYER_DAY_NONE)
    {
      preview->n_left++;
      return;
    }

  foyer_callback_room_take (self->found->room, greeting.wish.day);
  g_array_append_val (self->found->greetings, greeting);
  preview->n_calls++;
  preview->first_day = preview->first_day == FOYER_DAY_NONE
                         ? greeting.wish.day : MIN (preview->first_day, greeting.wish.day);
  preview->last_day = preview->last_day == FOYER_DAY_NONE
                        ? greeting.wish.day : MAX (preview->last_day, greeting.wish.day);
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
       (FoyerCallbackRoomWish) {
         .day = FOYER_DAY_NONE, .first_day = MAX (day - BIRTHDAY_DAYS_BEFORE, self->today),
         .last_day = day, .is_latest_first = TRUE,
       });
}

static void
look_at_festival (Search          *self,
                  const FoyerUuid *customer)
{
  self->found->preview.n_customers++;
  put (self, customer, get_year (self->day),
       (FoyerCallbackRoomWish) {
         .day = FOYER_DAY_NONE, .first_day = self->first_day, .last_day = self->day,
       });
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
  self->first_day = MAX (self->day - festival->days_before, self->today);
  foyer_callback_room_add_days (self->found->room, self->rules, self->first_day, self->day,
                                self->query->now_us);
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
  foyer_callback_room_add_days (self->found->room, self->rules,
                                group->first_day - BIRTHDAY_DAYS_BEFORE, group->last_day,
                                self->query->now_us);
  return read_greeted (self, MAX (group->first_day, self->today), group->last_day, error);
}

static gboolean
begin (Search  *self,
       GError **error)
{
  const FoyerCallbackGroup *group = &self->query->group;

  self->rules = foyer_shop_rules_read (self->db, error);
  if (self->rules == NULL)
    return FALSE;

  self->found = g_new0 (Found, 1);
  self->found->greetings = g_array_new (FALSE, FALSE, sizeof (Greeting));
  self->found->preview.first_day = self->found->preview.last_day = FOYER_DAY_NONE;
  self->found->room = foyer_callback_room_new (self->rules, group->per_day);
  self->greeted = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->today = foyer_shop_time_get_day (self->rules->time, self->query->now_us);
  self->tags = g_strsplit (group->tags, " ", -1);

  return (group->festival != NULL ? begin_festival (self, error) : begin_birthdays (self, error))
         && foyer_callback_room_count (self->found->room, self->db, error);
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
  Found *found;                 /* its room is the writer's while a piece is on its way */
  guint n_looked_at;
  FoyerCallbackGroupResult *done;
  FoyerCallbackGroupProgress progress;
  gpointer progress_data;
} Run;

static void
run_clear (gpointer data)
{
  Run *self = data;

  g_clear_pointer (&self->found, found_free);
  g_clear_pointer (&self->done, foyer_callback_group_result_free);
}

static void
run_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, run_clear);
}

static void
change_free (gpointer data)
{
  FoyerCallbackGroupChange *self = data;

  g_free (self->name);
  g_free (self);
}

static FoyerCallbackGroupResult *
result_new (void)
{
  FoyerCallbackGroupResult *self = g_new0 (FoyerCallbackGroupResult, 1);

  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

/**
 * foyer_callback_group_result_free:
 * @self: (transfer full): what came of planning
 */
void
foyer_callback_group_result_free (FoyerCallbackGroupResult *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

static void
add_change (FoyerCallbackGroupResult *done,
            FoyerCustomer            *customer,
            gint64                    foreseen_day,
            gint64                    day)
{
  FoyerCallbackGroupChange *change = g_new (FoyerCallbackGroupChange, 1);

  *change = (FoyerCallbackGroupChange) {
    g_strdup (foyer_customer_get_name (customer)), foreseen_day, day
  };
  g_ptr_array_add (done->changes, change);
}

/* As things stand now: whoever has their call meanwhile is left out, and a day that has filled up
 * gives way to another. */
static gboolean
plan_one (FoyerTransaction          *transaction,
          Found                     *found,
          const Greeting            *greeting,
          FoyerCallbackGroupResult  *done,
          GError                   **error)
{
  g_autofree char *origin = g_strdup_printf ("%s-%d", found->origin, greeting->year);
  FoyerCallbackGreeting planned = {
    .origin = origin,
    .customer = greeting->customer,
    .subject = found->subject,
    .text = found->text,
  };
  g_autoptr (FoyerCustomer) customer = NULL;
  gint64 day;

  if (!foyer_callback_greet_whom (transaction, &planned, &customer, error))
    return FALSE;
  if (customer == NULL)
    return TRUE;

  if (!foyer_callback_room_find (found->room, foyer_transaction_get_db (transaction),
                                 &greeting->wish, &day, error))
    return FALSE;
  if (day != greeting->wish.day)
    add_change (done, customer, greeting->wish.day, day);
  if (day == FOYER_DAY_NONE)
    {
      done->n_left++;
      return TRUE;
    }

  planned.due_us = foyer_callback_room_take (found->room, day);
  done->n_planned++;
  return foyer_callback_greet_run (transaction, &planned, customer, error);
}

/* The result is what came of this piece, which may be done again from its begin. */
static gboolean
plan_some (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Run *self = data;
  GArray *greetings = self->found->greetings;
  guint n = MIN (PLAN_AT_ONCE, greetings->len - self->n_looked_at);
  g_autoptr (FoyerCallbackGroupResult) done = result_new ();

  foyer_callback_room_forget (self->found->room);
  for (guint i = 0; i < n; i++)
    if (!plan_one (transaction, self->found,
                   &g_array_index (greetings, Greeting, self->n_looked_at + i), done, error))
      return FALSE;

  *result = g_steal_pointer (&done);
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

  if (run->done->n_planned > 0 && history != NULL)
    {
      foyer_history_begin (history, "callback.group", &run->op_id);
      foyer_history_commit (history, "callback.group", NULL, &run->op_id);
    }
  if (error != NULL && !(is_stopped && run->done->n_planned > 0))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  g_task_return_pointer (task, g_steal_pointer (&run->done),
                         (GDestroyNotify) foyer_callback_group_result_free);
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
                           plan_some, g_atomic_rc_box_acquire (run), run_unref,
                           (GDestroyNotify) foyer_callback_group_result_free,
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
  g_autoptr (FoyerCallbackGroupResult) done =
    foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);

  if (done == NULL)
    {
      end (task, error);
      return;
    }

  run->done->n_planned += done->n_planned;
  run->done->n_left += done->n_left;
  g_ptr_array_extend_and_steal (run->done->changes, g_steal_pointer (&done->changes));
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
    {
      end (task, error);
      return;
    }

  run->done->n_left = run->found->preview.n_left;
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
 * Nor has a day more greetings than it may when two seats plan: what is told in the result has gone
 * to another day, or is not planned.
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

  run->done = result_new ();
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
 * Returns: (transfer full) (nullable): what came of it, less than foreseen when it was stopped;
 *   %NULL when it failed
 */
FoyerCallbackGroupResult *
foyer_callbacks_plan_group_finish (FoyerCallbacks  *self,
                                   GAsyncResult    *result,
                                   GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
