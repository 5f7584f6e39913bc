/* The kinds of records: the one place that knows, for each, what follows from storing it. */

#include "store/foyer-entity.h"

#include "base/foyer-pinyin.h"
#include "domain/foyer-attachment.h"
#include "domain/foyer-attempt.h"
#include "domain/foyer-callback.h"
#include "domain/foyer-coverage.h"
#include "domain/foyer-customer.h"
#include "domain/foyer-demo-account.h"
#include "domain/foyer-demo-session.h"
#include "domain/foyer-enquiry.h"
#include "domain/foyer-item-log.h"
#include "domain/foyer-item.h"
#include "domain/foyer-leave.h"
#include "domain/foyer-review-day.h"
#include "domain/foyer-review-tick.h"
#include "domain/foyer-roster-cell.h"
#include "domain/foyer-roster-month.h"
#include "domain/foyer-setting.h"
#include "domain/foyer-shift.h"
#include "domain/foyer-staff.h"
#include "domain/foyer-survey.h"
#include "domain/foyer-talking-point.h"
#include "domain/foyer-visit.h"
#include "domain/foyer-wish.h"
#include "store/foyer-contact.h"

#include <string.h>

/* A derived field is made here, so that it is right also after an undo. */
static void
derive_customer (FoyerRecord *record)
{
  FoyerCustomer *customer = FOYER_CUSTOMER (record);
  g_autofree char *key = foyer_pinyin_sort_key (foyer_customer_get_name (customer));

  foyer_customer_set_name_key (customer, key);
}

static void
derive_staff (FoyerRecord *record)
{
  FoyerStaff *staff = FOYER_STAFF (record);
  g_autofree char *key = foyer_pinyin_sort_key (foyer_staff_get_name (staff));

  foyer_staff_set_name_key (staff, key);
}

static gboolean
look_again (FoyerTransaction  *transaction,
            const FoyerUuid   *item,
            GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);

  return foyer_db_run (db, "UPDATE item SET ring = 0 WHERE store_id = $1 AND id = $2",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                     foyer_value_uuid (item)), error) >= 0;
}

/* Whatever changes about a work item, also by undo, whoever deals out what rings looks at it
 * again. */
static gboolean
saved_item (FoyerTransaction  *transaction,
            FoyerRecord       *before,
            FoyerRecord       *after,
            GError           **error)
{
  return look_again (transaction, foyer_record_get_id (after), error);
}

/* A line may tell of progress, without which an item rings (C5). */
static gboolean
saved_item_log (FoyerTransaction  *transaction,
                FoyerRecord       *before,
                FoyerRecord       *after,
                GError           **error)
{
  return look_again (transaction, foyer_item_log_get_item (FOYER_ITEM_LOG (after)), error);
}

/* The message that an act sends to those whom it concerns: who has read and closed it knows of the
 * act, and that must not keep the act from being undone. A customer's message is no such thing. */
static gboolean
is_read_message (FoyerRecord *record)
{
  FoyerItem *item = FOYER_ITEM (record);

  return foyer_item_get_kind (item) == FOYER_ITEM_MESSAGE && !foyer_item_is_open (item)
         && foyer_uuid_is_none (foyer_item_get_customer (item));
}

#define ENTITY(NAME, ...) { .name = #NAME, .get_type = foyer_##NAME##_get_type, __VA_ARGS__ }

static const FoyerEntity entities[] = {
  ENTITY (attachment),
  /* A call that is taken back did not happen; its number stays used. */
  ENTITY (attempt, .gone_field = "contact", .gone = "none"),
  ENTITY (callback, .gone = "cancelled"),
  ENTITY (coverage),
  ENTITY (customer, .maintained = "last_contact", .derive = derive_customer,
          .created = foyer_contact_customer_created, .saved = foyer_contact_customer_saved),
  ENTITY (demo_account),
  ENTITY (demo_session),
  ENTITY (enquiry, .saved = foyer_contact_enquiry_saved),
  ENTITY (item, .stays_behind = is_read_message, .saved = saved_item),
  ENTITY (item_log, .stays = TRUE, .saved = saved_item_log),
  ENTITY (leave),
  ENTITY (review_day),
  ENTITY (review_tick),
  ENTITY (roster_cell),
  /* There is no void month: nobody sees one whose publishing is taken back. */
  ENTITY (roster_month, .gone = "draft"),
  /* Created with its default, so that taking the first choice back leaves the default. */
  ENTITY (setting, .stays = TRUE),
  ENTITY (shift),
  /* There is no void colleague: who was added by mistake does not work here. */
  ENTITY (staff, .gone = "left", .derive = derive_staff),
  ENTITY (survey),
  /* Counts with its survey, or not. */
  ENTITY (survey_answer, .stays = TRUE),
  ENTITY (survey_question),
  /* Created with the words that ship with the program, so that taking the first change back
   * leaves those. */
  ENTITY (talking_point, .stays = TRUE),
  ENTITY (visit, .saved = foyer_contact_visit_saved),
  ENTITY (wish),
};

/**
 * foyer_entity_find: (skip)
 * @name: the name of a kind of records
 *
 * Returns: (nullable): the kind; %NULL when this program does not know it
 */
const FoyerEntity *
foyer_entity_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strcmp (entities[i].name, name) == 0)
      return &entities[i];

  return NULL;
}

/**
 * foyer_entity_can_write: (skip)
 * @self: a kind of records
 * @field: one of its fields
 *
 * Returns: whether saving a record writes the field; not one that the store itself maintains
 */
gboolean
foyer_entity_can_write (const FoyerEntity *self,
                        const FoyerField  *field)
{
  return self->maintained == NULL || strcmp (self->maintained, field->name) != 0;
}
