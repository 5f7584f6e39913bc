/* One call of a callback, as it was told (拨打记录). One that is taken back did not happen: it stands
 * without a contact, and keeps its number. */

#include "domain/foyer-attempt.h"

#include "domain/foyer-domain-error.h"

struct _FoyerAttempt
{
  FoyerRecord parent_instance;

  FoyerUuid item;
  gint64 n;
  gint64 day;
  gint64 at;
  FoyerUuid staff;
  FoyerContactResult contact;
  FoyerReaction reaction;
  char *remark;
  gint64 talk_ms;
  FoyerActWay way;
};

G_DEFINE_FINAL_TYPE (FoyerAttempt, foyer_attempt, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerAttempt, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (item, REF),
  FIELD (n, INT),
  FIELD (day, DAY),
  FIELD (at, TIME),
  FIELD (staff, REF),
  FIELD (contact, ENUM, foyer_contact_result_get_type),
  FIELD (reaction, ENUM, foyer_reaction_get_type),
  FIELD (remark, TEXT, .flags = FOYER_FIELD_PERSONAL | FOYER_FIELD_LINES, .max_chars = 4000),
  FIELD (talk_ms, INT),
  FIELD (way, ENUM, foyer_act_way_get_type),
};

static gboolean
foyer_attempt_check (FoyerRecord *record,
                     GError     **error)
{
  FoyerAttempt *self = FOYER_ATTEMPT (record);

  return foyer_domain_check_that (!foyer_uuid_is_none (&self->item), "item", "known", error)
         && foyer_domain_check_that (self->n >= 1, "n", "counted from 1", error)
         && foyer_domain_check_that (self->at != 0, "at", "known", error)
         && foyer_domain_check_that (self->talk_ms >= 0, "talk_ms", "not negative", error);
}

static void
foyer_attempt_class_init (FoyerAttemptClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_attempt_check;
  foyer_record_class_install_fields (record_class, "attempt", fields, G_N_ELEMENTS (fields));
}

static void
foyer_attempt_init (FoyerAttempt *self)
{
}

/**
 * foyer_attempt_new:
 * @id: the key
 * @item: the work item of the callback
 * @n: its number among those of @item, from 1
 * @day: the shop's day on which it happened
 * @at_us: when, microseconds UTC
 * @staff: who called; all-zero when nobody signed in did
 * @told: how it went
 *
 * Returns: (transfer full): one call
 */
FoyerAttempt *
foyer_attempt_new (const FoyerUuid        *id,
                   const FoyerUuid        *item,
                   gint64                  n,
                   gint64                  day,
                   gint64                  at_us,
                   const FoyerUuid        *staff,
                   const FoyerAttemptTold *told)
{
  FoyerAttempt *self = g_object_new (FOYER_TYPE_ATTEMPT, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->item = *item;
  self->n = n;
  self->day = day;
  self->at = at_us;
  self->staff = *staff;
  self->contact = told->contact;
  self->reaction = told->reaction;
  foyer_record_set_text (&self->remark, told->remark != NULL ? told->remark : "");
  self->talk_ms = told->talk_ms;
  self->way = told->way;

  return self;
}

FOYER_RECORD_REF_GETTER (FoyerAttempt, foyer_attempt, item)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, gint64, n)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, gint64, day)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, gint64, at)
FOYER_RECORD_REF_GETTER (FoyerAttempt, foyer_attempt, staff)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, FoyerContactResult, contact)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, FoyerReaction, reaction)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, const char *, remark)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, gint64, talk_ms)
FOYER_RECORD_GETTER (FoyerAttempt, foyer_attempt, FoyerActWay, way)
