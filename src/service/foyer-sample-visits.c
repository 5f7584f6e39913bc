/* Five years of visits with the shape of a shop's year, week and day. */

#include "service/foyer-sample-private.h"

#include <math.h>

#include "domain/foyer-day.h"

#define YEARS_DAYS 1826
#define VISITS_A_DAY_LEAST 8

/* Of a hundred visits, how many have no name. */
#define NAMELESS_PERCENT 6

/* Keys of visits are apart from those of customers. */
#define VISIT_KEYS (G_GUINT64_CONSTANT (1) << 40)

/* From Monday; the week-end is when families come. */
static const double of_weekday[] = { 0.72, 0.78, 0.80, 0.86, 1.02, 1.72, 1.55 };

static const double of_month[] = { 0.92, 0.80, 1.08, 1.00, 1.05, 1.15, 1.32, 1.36, 1.18, 1.02, 0.95,
                                   1.00 };

/* From nine to twenty-one. */
static const double of_hour[] = { 5, 10, 11, 5, 7, 10, 11, 10, 8, 7, 9, 4 };

#define FIRST_HOUR 9

/* The first days of the year by the old calendar: the shop is closed from the eve on. */
static const int new_years[][3] = {
  { 2020, 1, 25 }, { 2021, 2, 12 }, { 2022, 2, 1 }, { 2023, 1, 22 }, { 2024, 2, 10 },
  { 2025, 1, 29 }, { 2026, 2, 17 }, { 2027, 2, 6 }, { 2028, 1, 26 }, { 2029, 2, 13 },
};

static gboolean
is_closed (gint64 day)
{
  for (gsize i = 0; i < G_N_ELEMENTS (new_years); i++)
    {
      gint64 first;

      if (foyer_day_from_ymd (new_years[i][0], new_years[i][1], new_years[i][2], &first)
          && day >= first - 1 && day <= first + 2)
        return TRUE;
    }
  return FALSE;
}

static double
weigh_day (FoyerSamplePast *self,
           guint            n)
{
  gint64 day = self->first_day + n;
  FoyerSampleChance chance = foyer_sample_chance (self->shape->seed, FOYER_SAMPLE_ABOUT_DAY, day);
  int year, month, dom;
  double weight;

  if (is_closed (day))
    return 0;

  foyer_day_to_ymd (day, &year, &month, &dom);
  weight = of_weekday[foyer_day_get_weekday (day) - 1] * of_month[month - 1];
  if (month == 10 && dom <= 7)
    weight *= 1.5;
  /* The shop has grown by half since. */
  weight *= 1 + 0.5 * n / self->n_days;
  return weight * (0.8 + 0.4 * foyer_sample_chance_part (&chance));
}

static void
spread_over_days (FoyerSamplePast *self)
{
  g_autofree double *weights = g_new (double, self->n_days);
  double total = 0, sum = 0;
  gint64 given = 0;

  for (guint n = 0; n < self->n_days; n++)
    total += weights[n] = weigh_day (self, n);

  for (guint n = 0; n < self->n_days; n++)
    {
      gint64 until;

      sum += weights[n];
      /* The last open day gets what rounding has left over. */
      until = total - sum < total * 1e-12 ? self->n_visits
                                          : (gint64) (sum / total * self->n_visits);
      self->of_day[n] = until - given;
      given = until;
    }
}

/* When the visit at @place of a day came: spread by the hours, one after the other. */
gint64
foyer_sample_past_get_time (FoyerSamplePast *self,
                            guint            day,
                            guint            place)
{
  FoyerSampleChance chance = foyer_sample_chance (self->shape->seed, FOYER_SAMPLE_ABOUT_DAY,
                                                  (guint64) (day + 1) << 32 | place);
  double part = (place + foyer_sample_chance_part (&chance)) / self->of_day[day];
  double total = 0, at;
  gint64 first_us, end_us;
  gsize hour = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (of_hour); i++)
    total += of_hour[i];
  for (at = part * total; hour < G_N_ELEMENTS (of_hour) - 1 && at >= of_hour[hour]; hour++)
    at -= of_hour[hour];

  foyer_shop_time_get_bounds (self->time, self->first_day + day, &first_us, &end_us);
  /* Two visits of one day are never at the same microsecond, nor the visit and what follows. */
  return first_us + (FIRST_HOUR + hour) * FOYER_HOUR_US
         + (gint64) (MIN (at / of_hour[hour], 0.999999) * FOYER_HOUR_US);
}

/* Decides who comes: new customers evenly, so that in the end there are exactly as many as asked
 * for; the others are mostly people who came not long ago. */
static void
decide_who (FoyerSamplePast *self)
{
  gint64 n_named = 0, named = 0, k = 0;
  gint64 n_customers = self->shape->n_customers, known = 0;
  gint64 opened_us, end_us;

  for (gint64 i = 0; i < self->n_visits; i++)
    {
      FoyerSampleChance chance = foyer_sample_chance (self->shape->seed, FOYER_SAMPLE_ABOUT_VISIT,
                                                      i);

      self->who[i] = FOYER_SAMPLE_NOBODY;
      if (n_customers > 0 && !foyer_sample_chance_percent (&chance, NAMELESS_PERCENT))
        {
          self->who[i] = 0;
          n_named++;
        }
    }

  for (guint day = 0; day < self->n_days; day++)
    for (guint place = 0; place < self->of_day[day]; place++, k++)
      {
        gint64 at_us = foyer_sample_past_get_time (self, day, place);
        FoyerSampleChance chance = foyer_sample_chance (self->shape->seed,
                                                        FOYER_SAMPLE_ABOUT_VISIT, k);

        if (self->who[k] == FOYER_SAMPLE_NOBODY)
          continue;

        foyer_sample_chance_next (&chance);
        named++;
        if (known < n_customers && known < ceil ((double) named * n_customers / n_named))
          {
            self->created_us[known] = at_us;
            self->who[k] = known++;
          }
        else
          self->who[k] = known - 1
                         - (gint64) (known * pow (foyer_sample_chance_part (&chance), 2.2));
        self->contact_us[self->who[k]] = at_us;
      }

  /* Who is left has never come: their files were taken over when the shop opened. */
  foyer_shop_time_get_bounds (self->time, self->first_day - 1, &opened_us, &end_us);
  for (gint64 i = known; i < n_customers; i++)
    self->created_us[i] = self->contact_us[i] = opened_us + FIRST_HOUR * FOYER_HOUR_US + i;
}

/**
 * foyer_sample_past_init: (skip)
 * @self: where to put it
 * @shape: how big
 * @shop_time: the time of the shop
 * @today: the day after the last one
 * @n_visits: how many visits
 *
 * Decides how many visits each day has and who comes.
 */
void
foyer_sample_past_init (FoyerSamplePast        *self,
                        const FoyerSampleShape *shape,
                        FoyerShopTime          *shop_time,
                        gint64                  today,
                        gint64                  n_visits)
{
  self->shape = shape;
  self->time = g_object_ref (shop_time);
  self->n_visits = n_visits;
  self->n_days = CLAMP (n_visits / VISITS_A_DAY_LEAST, 1, YEARS_DAYS);
  self->first_day = today - self->n_days;
  self->of_day = g_new0 (guint32, self->n_days);
  self->who = g_new (guint32, n_visits);
  self->created_us = g_new0 (gint64, shape->n_customers);
  self->contact_us = g_new0 (gint64, shape->n_customers);
  self->staff = g_new0 (FoyerUuid, FOYER_SAMPLE_N_STAFF);

  spread_over_days (self);
  decide_who (self);
}

void
foyer_sample_past_clear (FoyerSamplePast *self)
{
  g_clear_object (&self->time);
  g_clear_pointer (&self->of_day, g_free);
  g_clear_pointer (&self->who, g_free);
  g_clear_pointer (&self->created_us, g_free);
  g_clear_pointer (&self->contact_us, g_free);
  g_clear_pointer (&self->staff, g_free);
}

/* The key of a customer. */
FoyerUuid
foyer_sample_past_get_customer (FoyerSamplePast *self,
                                guint32          who)
{
  if (who == FOYER_SAMPLE_NOBODY)
    return (FoyerUuid) { { 0 } };
  return foyer_sample_make_id (self->shape->seed, self->created_us[who], who);
}

/* What people come for. */
static const char *const asks_enquiry[] = {
  "咨询小学数学课程", "咨询初中英语", "想了解学习机", "问年卡价格", "暑期班怎么报名", "问寒假班时间",
  "孩子四年级，数学跟不上", "想比较两个版本", "问有没有试听", "咨询作文课",
};
static const char *const asks_demo[] = {
  "看看新款学习机怎么用", "想试用口语练习", "看错题本功能", "参观交流", "试听一节课",
};
static const char *const asks_buy[] = {
  "买年卡", "续费", "班级团购", "买学习机和保护套", "升级到旗舰版",
};
static const char *const asks_complaint[] = { "重复扣费", "课程进不去", "送货晚了两天", "客服没有回电" };
static const char *const asks_repair[] = { "屏幕有划痕", "充不进电", "按键失灵", "开机很慢" };
static const char *const asks_meet[] = { "约好了来谈合作", "找负责老师", "送资料" };
static const char *const asks_pickup[] = { "取发票", "取维修好的机器", "取教材" };
static const char *const asks_other[] = { "借用洗手间", "问路", "送水" };

#define PICK(list, n) (list)[(n) % G_N_ELEMENTS (list)]

/* A sentence that somebody with this purpose says; @n picks one. */
const char *
foyer_sample_get_ask (FoyerPurpose purpose,
                      guint        n)
{
  switch (purpose)
    {
    case FOYER_PURPOSE_ENQUIRY:
      return PICK (asks_enquiry, n);
    case FOYER_PURPOSE_DEMO:
      return PICK (asks_demo, n);
    case FOYER_PURPOSE_BUY:
      return PICK (asks_buy, n);
    case FOYER_PURPOSE_COMPLAINT:
      return PICK (asks_complaint, n);
    case FOYER_PURPOSE_REPAIR:
      return PICK (asks_repair, n);
    case FOYER_PURPOSE_MEET:
      return PICK (asks_meet, n);
    case FOYER_PURPOSE_PICKUP:
      return PICK (asks_pickup, n);
    case FOYER_PURPOSE_OTHER:
      return PICK (asks_other, n);
    case FOYER_PURPOSE_NONE:
      break;
    }
  return "";
}

static FoyerPurpose
pick_purpose (FoyerSampleChance *chance)
{
  static const struct
  {
    guint until;
    FoyerPurpose purpose;
  } purposes[] = {
    { 40, FOYER_PURPOSE_ENQUIRY }, { 61, FOYER_PURPOSE_DEMO }, { 74, FOYER_PURPOSE_BUY },
    { 81, FOYER_PURPOSE_REPAIR }, { 85, FOYER_PURPOSE_COMPLAINT }, { 90, FOYER_PURPOSE_MEET },
    { 95, FOYER_PURPOSE_PICKUP }, { 97, FOYER_PURPOSE_OTHER }, { 100, FOYER_PURPOSE_NONE },
  };
  guint at = foyer_sample_chance_below (chance, 100);
  gsize i = 0;

  while (at >= purposes[i].until)
    i++;
  return purposes[i].purpose;
}

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

/* The invariants of a visit hold for what is made up here as for all else. */
static void
must (gboolean is_done)
{
  g_assert (is_done);
}

static void
leave (FoyerVisit        *visit,
       FoyerSampleChance *chance,
       gint64             at_us,
       gint64             day_end_us)
{
  FoyerPurpose purpose = foyer_visit_get_purpose (visit);
  FoyerLostKind lost_kind = FOYER_LOST_KIND_NONE;

  /* Nobody saw them go (V1). */
  if (at_us >= day_end_us || foyer_sample_chance_percent (chance, 3))
    must (foyer_visit_assume_left (visit, day_end_us, NULL));
  else
    {
      if ((purpose == FOYER_PURPOSE_BUY || purpose == FOYER_PURPOSE_DEMO)
          && foyer_sample_chance_percent (chance, 45))
        lost_kind = FOYER_LOST_KIND_PRICE + foyer_sample_chance_below (chance, 6);
      must (foyer_visit_leave (visit, at_us, lost_kind, NULL, NULL));
    }
}

/* How the visit went, from the door to the departure. */
static void
live_through (FoyerSamplePast   *self,
              FoyerVisit        *visit,
              FoyerSampleChance *chance,
              gint64             arrived_us,
              gint64             day_end_us)
{
  const FoyerUuid *handler = &self->staff[foyer_sample_chance_below (chance,
                                                                     FOYER_SAMPLE_N_STAFF)];
  gint64 at_us = arrived_us
                 + FOYER_MINUTE_US * (0.5 + foyer_sample_chance_waiting (chance, 5));
  double fate = foyer_sample_chance_part (chance) * 100;
  gboolean wants_demo = foyer_visit_get_purpose (visit) == FOYER_PURPOSE_DEMO
                        || foyer_sample_chance_percent (chance, 18);

  if (fate < 0.4)
    {
      must (foyer_visit_void (visit, NULL));
      return;
    }
  if (fate < 2 && at_us < day_end_us)
    {
      must (foyer_visit_leave_message (visit, handler, "请回来后给我回个电话", at_us, NULL));
      return;
    }
  /* Some have no time to wait. */
  if (fate < 4 || at_us >= day_end_us)
    {
      leave (visit, chance, at_us, day_end_us);
      return;
    }

  must (foyer_visit_receive (visit, handler, at_us, NULL));
  at_us += FOYER_MINUTE_US * (3 + foyer_sample_chance_waiting (chance, 14));
  if (wants_demo && at_us < day_end_us)
    {
      must (foyer_visit_start_demo (visit, at_us, NULL));
      at_us += FOYER_MINUTE_US * (6 + foyer_sample_chance_waiting (chance, 18));
    }
  leave (visit, chance, at_us, day_end_us);
}

/**
 * foyer_sample_past_make_visit: (skip)
 * @self: the past
 * @day: which day, from 0
 * @place: which visit of the day, from 0
 * @index: which visit of all
 *
 * Returns: (transfer full): the visit as it stands in the register
 */
FoyerVisit *
foyer_sample_past_make_visit (FoyerSamplePast *self,
                              guint            day,
                              guint            place,
                              gint64           index)
{
  FoyerSampleChance chance = foyer_sample_chance (self->shape->seed, FOYER_SAMPLE_ABOUT_WORK,
                                                  index);
  gint64 arrived_us = foyer_sample_past_get_time (self, day, place);
  gint64 today = self->first_day + day;
  FoyerUuid id = foyer_sample_make_id (self->shape->seed, arrived_us, VISIT_KEYS + index);
  g_autofree char *digits = foyer_day_to_digits (today);
  g_autofree char *number = g_strdup_printf ("V%s-%03u", digits, place + 1);
  guint party = foyer_sample_chance_below (&chance, 100);
  FoyerVisit *visit;
  FoyerRecord *record;
  char count[8];

  /* An appointment of which nothing came. */
  if (foyer_sample_chance_percent (&chance, 1))
    {
      visit = foyer_visit_new_expected (&id, number, today, arrived_us + 15 * FOYER_MINUTE_US);
      must (foyer_visit_miss (visit, NULL));
    }
  else
    visit = foyer_visit_new_walk_in (&id, number, today, arrived_us);
  record = FOYER_RECORD (visit);

  if (self->who[index] != FOYER_SAMPLE_NOBODY)
    {
      FoyerUuid customer = foyer_sample_past_get_customer (self, self->who[index]);
      const FoyerField *field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record),
                                                               "customer");
      FoyerSamplePerson person;

      foyer_record_set_value (record, field, foyer_value_uuid (&customer));
      foyer_sample_get_person (self->shape, self->who[index], &person);
      foyer_sample_set_person (record, &person);
    }
  else
    foyer_sample_set (record, "identity",
                      get_nick (FOYER_TYPE_IDENTITY, foyer_sample_chance_below (&chance, 8)));

  foyer_sample_set (record, "purpose",
                    get_nick (FOYER_TYPE_PURPOSE, pick_purpose (&chance)));
  foyer_sample_set (record, "ask",
                    foyer_sample_get_ask (foyer_visit_get_purpose (visit),
                                          foyer_sample_chance_below (&chance, 60)));
  g_snprintf (count, sizeof count, "%u", party < 70 ? 1 : party < 91 ? 2 : party < 97 ? 3 : 4);
  foyer_sample_set (record, "party", count);
  if (foyer_sample_chance_percent (&chance, 25))
    foyer_sample_set (record, "intent",
                      get_nick (FOYER_TYPE_INTENT, 1 + foyer_sample_chance_below (&chance, 4)));

  if (foyer_visit_get_state (visit) == FOYER_VISIT_WAITING)
    live_through (self, visit, &chance, arrived_us,
                  foyer_shop_time_get_day_end_us (self->time, today));
  return visit;
}
