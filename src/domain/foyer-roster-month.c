/* The roster of one month (S1): whether the staff see it, since when, and why it was published with
 * posts empty (S3). */

#include "domain/foyer-roster-month.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

struct _FoyerRosterMonth
{
  FoyerRecord parent_instance;

  gint64 month;
  FoyerMonthState state;
  gint64 published;
  FoyerUuid publisher;
  char *reason;
};

G_DEFINE_FINAL_TYPE (FoyerRosterMonth, foyer_roster_month, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerRosterMonth, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (month, DAY),
  FIELD (state, ENUM, foyer_month_state_get_type),
  FIELD (published, TIME),
  FIELD (publisher, REF),
  FIELD (reason, TEXT, .flags = FOYER_FIELD_EDITABLE, .max_chars = 400),
};

static gboolean
is_first_of_month (gint64 day)
{
  int year, month, dom;

  if (day == FOYER_DAY_NONE)
    return FALSE;

  foyer_day_to_ymd (day, &year, &month, &dom);
  return dom == 1;
}

static gboolean
foyer_roster_month_check (FoyerRecord *record,
                          GError     **error)
{
  FoyerRosterMonth *self = FOYER_ROSTER_MONTH (record);

  return foyer_domain_check_that (is_first_of_month (self->month), "month", "the first of a month",
                                  error)
         && foyer_domain_check_that (self->state != FOYER_MONTH_PUBLISHED || self->published != 0,
                                     "published", "known once published", error);
}

static void
foyer_roster_month_class_init (FoyerRosterMonthClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_roster_month_check;
  foyer_record_class_install_fields (record_class, "roster_month", fields, G_N_ELEMENTS (fields));
}

static void
foyer_roster_month_init (FoyerRosterMonth *self)
{
}

/**
 * foyer_roster_month_new:
 * @id: the key
 * @month: the first day of the month
 *
 * Returns: (transfer full): a roster that is a draft
 */
FoyerRosterMonth *
foyer_roster_month_new (const FoyerUuid *id,
                        gint64           month)
{
  FoyerRosterMonth *self = g_object_new (FOYER_TYPE_ROSTER_MONTH, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->month = month;

  return self;
}

/**
 * foyer_roster_month_publish:
 * @self: a roster
 * @n_gaps: how many stretches of the month have too few people
 * @reason: (nullable): why it is published with gaps
 * @publisher: who does it; all-zero when nobody who is signed in
 * @at_us: when, microseconds UTC
 * @error: where to put why not
 *
 * The staff see the roster from now on. With posts empty it takes a reason, which is kept (SH-20).
 *
 * Returns: whether it is published; otherwise %FOYER_DOMAIN_ERROR_MISSING for the reason
 */
gboolean
foyer_roster_month_publish (FoyerRosterMonth *self,
                            guint             n_gaps,
                            const char       *reason,
                            const FoyerUuid  *publisher,
                            gint64            at_us,
                            GError          **error)
{
  if (n_gaps > 0 && !foyer_domain_check_given (reason, "reason", error))
    return FALSE;
  if (!foyer_record_edit (FOYER_RECORD (self), "reason", n_gaps > 0 ? reason : "", error))
    return FALSE;

  self->state = FOYER_MONTH_PUBLISHED;
  self->publisher = *publisher;
  self->published = at_us;
  return TRUE;
}

/**
 * foyer_roster_month_is_published:
 * @self: (nullable): a roster
 *
 * Returns: whether the staff see it; not when there is none
 */
gboolean
foyer_roster_month_is_published (FoyerRosterMonth *self)
{
  return self != NULL && self->state == FOYER_MONTH_PUBLISHED;
}

FOYER_RECORD_GETTER (FoyerRosterMonth, foyer_roster_month, gint64, month)
FOYER_RECORD_GETTER (FoyerRosterMonth, foyer_roster_month, FoyerMonthState, state)
FOYER_RECORD_GETTER (FoyerRosterMonth, foyer_roster_month, gint64, published)
FOYER_RECORD_REF_GETTER (FoyerRosterMonth, foyer_roster_month, publisher)
FOYER_RECORD_GETTER (FoyerRosterMonth, foyer_roster_month, const char *, reason)
