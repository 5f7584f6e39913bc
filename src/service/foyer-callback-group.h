#pragma once

#include "service/foyer-callbacks.h"

G_BEGIN_DECLS

/**
 * FoyerCallbackGroup:
 * @festival: (nullable): the key of the festival (`care.festivals`); %NULL for birthdays
 * @first_day: birthdays: from which day on
 * @last_day: birthdays: until which day, with it
 * @tags: (nullable): only whose file has all of these words, with blanks between
 * @grade: only who is of this grade; %FOYER_GRADE_NONE for all
 * @seen_days: only who was in touch with the shop within so many days; 0 for all
 * @per_day: how many greetings a day at most, those of before included; 0 for `care.per_day`
 *
 * Whom the shop greets (B8).
 */
typedef struct
{
  const char *festival;
  gint64 first_day;
  gint64 last_day;
  const char *tags;
  FoyerGrade grade;
  gint64 seen_days;
  guint per_day;
} FoyerCallbackGroup;

/**
 * FoyerCallbackGroupPreview:
 * @n_customers: who belongs to the group, may be called and has a number
 * @n_planned: how many of them have their call already
 * @n_calls: how many calls would be planned
 * @n_left: for how many there is no room in the days before
 * @first_day: of the first call; %FOYER_DAY_NONE when there is none
 * @last_day: of the last call
 *
 * What planning for a group would do.
 */
typedef struct
{
  guint n_customers;
  guint n_planned;
  guint n_calls;
  guint n_left;
  gint64 first_day;
  gint64 last_day;
} FoyerCallbackGroupPreview;

/**
 * FoyerCallbackGroupChange:
 * @name: whom the call is for
 * @foreseen_day: on which day it was foreseen
 * @day: on which day it is planned; %FOYER_DAY_NONE where it is not, as no day has room
 *
 * A call that came out otherwise than it was foreseen, since others planned meanwhile.
 */
typedef struct
{
  char *name;
  gint64 foreseen_day;
  gint64 day;
} FoyerCallbackGroupChange;

/**
 * FoyerCallbackGroupResult:
 * @n_planned: how many calls are planned
 * @n_left: for how many there is no room, foreseen or not
 * @changes: (element-type FoyerCallbackGroupChange): what came out otherwise than foreseen
 *
 * What came of planning for a group.
 */
typedef struct
{
  guint n_planned;
  guint n_left;
  GPtrArray *changes;
} FoyerCallbackGroupResult;

void foyer_callback_group_result_free (FoyerCallbackGroupResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCallbackGroupResult, foyer_callback_group_result_free)

/* On the main thread, after each piece: how many calls of how many are looked after. */
typedef void (*FoyerCallbackGroupProgress) (guint    n_done,
                                            guint    n_calls,
                                            gpointer user_data);

void     foyer_callbacks_preview_group_async  (FoyerCallbacks              *self,
                                               const FoyerCallbackGroup    *group,
                                               GCancellable                *cancellable,
                                               GAsyncReadyCallback          callback,
                                               gpointer                     user_data);
gboolean foyer_callbacks_preview_group_finish (FoyerCallbacks              *self,
                                               GAsyncResult                *result,
                                               FoyerCallbackGroupPreview   *preview,
                                               GError                     **error);
void     foyer_callbacks_plan_group_async     (FoyerCallbacks              *self,
                                               const FoyerCallbackGroup    *group,
                                               FoyerCallbackGroupProgress   progress,
                                               gpointer                     progress_data,
                                               GCancellable                *cancellable,
                                               GAsyncReadyCallback          callback,
                                               gpointer                     user_data);

FoyerCallbackGroupResult *foyer_callbacks_plan_group_finish (FoyerCallbacks  *self,
                                                             GAsyncResult    *result,
                                                             GError         **error);

G_END_DECLS
