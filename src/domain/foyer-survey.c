/* The satisfaction survey (Q1): what a customer was asked at the end of a call. */

#include "domain/foyer-survey.h"

#include "domain/foyer-domain-error.h"

struct _FoyerSurvey
{
  FoyerRecord parent_instance;

  FoyerUuid item;
  FoyerUuid customer;
  gint64 day;
  gint64 at;
  FoyerUuid staff;
  gboolean is_declined;
  char *remark;
  FoyerSurveyState state;
};

G_DEFINE_FINAL_TYPE (FoyerSurvey, foyer_survey, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerSurvey, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (item, REF),
  FIELD (customer, REF),
  FIELD (day, DAY),
  FIELD (at, TIME),
  FIELD (staff, REF),
  FIELD (is_declined, BOOL),
  FIELD (remark, TEXT, .flags = FOYER_FIELD_PERSONAL | FOYER_FIELD_LINES, .max_chars = 4000),
  FIELD (state, ENUM, foyer_survey_state_get_type),
};

static FoyerUuid
foyer_survey_get_subject (FoyerRecord *record)
{
  return FOYER_SURVEY (record)->customer;
}

static gboolean
foyer_survey_check (FoyerRecord *record,
                    GError     **error)
{
  FoyerSurvey *self = FOYER_SURVEY (record);

  return foyer_domain_check_that (!foyer_uuid_is_none (&self->item), "item", "known", error)
         && foyer_domain_check_that (self->at != 0, "at", "known", error);
}

static void
foyer_survey_class_init (FoyerSurveyClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->get_subject = foyer_survey_get_subject;
  record_class->check = foyer_survey_check;
  foyer_record_class_install_fields (record_class, "survey", fields, G_N_ELEMENTS (fields));
}

static void
foyer_survey_init (FoyerSurvey *self)
{
}

/**
 * foyer_survey_new:
 * @id: the key
 * @item: the work item at whose end it was asked
 * @customer: whom; all-zero when not known
 * @day: the shop's day
 * @at_us: when, microseconds UTC
 * @staff: who asked; all-zero when nobody signed in did
 *
 * Returns: (transfer full): a survey
 */
FoyerSurvey *
foyer_survey_new (const FoyerUuid *id,
                  const FoyerUuid *item,
                  const FoyerUuid *customer,
                  gint64           day,
                  gint64           at_us,
                  const FoyerUuid *staff)
{
  FoyerSurvey *self = g_object_new (FOYER_TYPE_SURVEY, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->item = *item;
  self->customer = *customer;
  self->day = day;
  self->at = at_us;
  self->staff = *staff;

  return self;
}

/**
 * foyer_survey_decline:
 * @self: a survey
 *
 * The customer did not want to answer: it is counted apart.
 */
void
foyer_survey_decline (FoyerSurvey *self)
{
  self->is_declined = TRUE;
}

/**
 * foyer_survey_set_remark:
 * @self: a survey
 * @remark: (nullable): what the customer said
 */
void
foyer_survey_set_remark (FoyerSurvey *self,
                         const char  *remark)
{
  foyer_record_set_text (&self->remark, remark != NULL ? remark : "");
}

/**
 * foyer_survey_is_low:
 * @ratings: (array length=n_ratings): what was given
 * @n_ratings: how many
 * @low: the setting `survey.low`
 *
 * Returns: whether one of them lies below @low, so that somebody must look at it
 */
gboolean
foyer_survey_is_low (const FoyerRating *ratings,
                     guint              n_ratings,
                     gint64             low)
{
  for (guint i = 0; i < n_ratings; i++)
    if (ratings[i].rating != 0 && ratings[i].rating < low)
      return TRUE;

  return FALSE;
}

/**
 * foyer_survey_compute_mean:
 * @sum: the sum of ratings
 * @count: how many
 * @mean: (out): their mean
 *
 * Returns: whether there is a mean: of no ratings there is none, not 0 (FG-02)
 */
gboolean
foyer_survey_compute_mean (gint64  sum,
                           gint64  count,
                           double *mean)
{
  *mean = count > 0 ? (double) sum / (double) count : 0;
  return count > 0;
}

FOYER_RECORD_REF_GETTER (FoyerSurvey, foyer_survey, item)
FOYER_RECORD_GETTER (FoyerSurvey, foyer_survey, gint64, day)
FOYER_RECORD_REF_GETTER (FoyerSurvey, foyer_survey, staff)
FOYER_RECORD_GETTER (FoyerSurvey, foyer_survey, gboolean, is_declined)
FOYER_RECORD_GETTER (FoyerSurvey, foyer_survey, const char *, remark)
FOYER_RECORD_GETTER (FoyerSurvey, foyer_survey, FoyerSurveyState, state)
