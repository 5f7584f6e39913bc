#pragma once

/* The parts of which a sample shop is made. Everything is a pure function of the seed and of an
 * index, so that a thing can be made again wherever it is needed, and nothing of it is kept. */

#include "domain/foyer-customer.h"
#include "domain/foyer-shop-time.h"
#include "domain/foyer-staff.h"
#include "domain/foyer-visit.h"
#include "service/foyer-sample.h"

G_BEGIN_DECLS

/* Chance */

/* What a random number decides; each has a sequence of its own. */
typedef enum
{
  FOYER_SAMPLE_ABOUT_CUSTOMER,
  FOYER_SAMPLE_ABOUT_VISIT,
  FOYER_SAMPLE_ABOUT_DAY,
  FOYER_SAMPLE_ABOUT_STAFF,
  FOYER_SAMPLE_ABOUT_KEY,
  FOYER_SAMPLE_ABOUT_WORK,
} FoyerSampleTopic;

typedef struct
{
  guint64 state;
} FoyerSampleChance;

FoyerSampleChance foyer_sample_chance          (guint64              seed,
                                                FoyerSampleTopic     topic,
                                                guint64              index);
guint64           foyer_sample_chance_next     (FoyerSampleChance   *self);
guint             foyer_sample_chance_below    (FoyerSampleChance   *self,
                                                guint                n);
double            foyer_sample_chance_part     (FoyerSampleChance   *self);
gboolean          foyer_sample_chance_percent  (FoyerSampleChance   *self,
                                                double               percent);
double            foyer_sample_chance_waiting  (FoyerSampleChance   *self,
                                                double               mean);
FoyerUuid         foyer_sample_make_id         (guint64              seed,
                                                gint64               at_us,
                                                guint64              index);

/* People */

#define FOYER_SAMPLE_N_STAFF 12

typedef struct
{
  const char *number, *name;
  FoyerRoles roles;
  FoyerPosts posts;
  FoyerDepartment department;
} FoyerSampleStaff;

extern const FoyerSampleStaff foyer_sample_staff[FOYER_SAMPLE_N_STAFF];
extern const char foyer_sample_shop_name[];

/* What is said of a person at the door. */
typedef struct
{
  char name[64];
  char phone[24];
  char organisation[96];
  const char *city;
  FoyerSalutation salutation;
  FoyerIdentity identity;
} FoyerSamplePerson;

void              foyer_sample_get_person      (const FoyerSampleShape *shape,
                                                guint64                 index,
                                                FoyerSamplePerson      *person);
FoyerCustomer    *foyer_sample_make_customer   (const FoyerSampleShape *shape,
                                                guint64                 index,
                                                const char             *number,
                                                gint64                  created_us,
                                                gint64                  contact_us);
void              foyer_sample_set_person      (FoyerRecord            *record,
                                                const FoyerSamplePerson *person);
void              foyer_sample_set             (FoyerRecord            *record,
                                                const char             *field,
                                                const char             *text);

/* Visits */

#define FOYER_SAMPLE_NOBODY G_MAXUINT32

/* The visits of all days before today, in order of arrival. */
typedef struct
{
  const FoyerSampleShape *shape;
  FoyerShopTime *time;
  gint64 first_day;
  guint n_days;
  gint64 n_visits;
  guint32 *of_day;              /* how many visits each day has */
  guint32 *who;                 /* customer of each visit, FOYER_SAMPLE_NOBODY for nameless ones */
  gint64 *created_us;           /* of each customer */
  gint64 *contact_us;           /* of each customer */
  FoyerUuid *staff;             /* keys of foyer_sample_staff */
} FoyerSamplePast;

void              foyer_sample_past_init       (FoyerSamplePast        *self,
                                                const FoyerSampleShape *shape,
                                                FoyerShopTime          *shop_time,
                                                gint64                  today,
                                                gint64                  n_visits);
void              foyer_sample_past_clear      (FoyerSamplePast        *self);
gint64            foyer_sample_past_get_time   (FoyerSamplePast        *self,
                                                guint                   day,
                                                guint                   place);
FoyerUuid         foyer_sample_past_get_customer (FoyerSamplePast      *self,
                                                guint32                 who);
FoyerVisit       *foyer_sample_past_make_visit (FoyerSamplePast        *self,
                                                guint                   day,
                                                guint                   place,
                                                gint64                  index);
const char       *foyer_sample_get_ask         (FoyerPurpose            purpose,
                                                guint                   n);

G_END_DECLS
