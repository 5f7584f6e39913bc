/* A line in the log of a work item: who did what, when, and in what words. Lines are added and
 * never changed. Old and new owner, due time and state stand in the journal beside it. */

#include "domain/foyer-item-log.h"

#include "domain/foyer-domain-error.h"

struct _FoyerItemLog
{
  FoyerRecord parent_instance;

  FoyerUuid item;
  gint64 at;
  FoyerUuid staff;
  FoyerItemAct what;
  char *text;
};

G_DEFINE_FINAL_TYPE (FoyerItemLog, foyer_item_log, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerItemLog, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (item, REF),
  FIELD (at, TIME),
  FIELD (staff, REF),
  FIELD (what, ENUM, foyer_item_act_get_type),
  FIELD (text, TEXT, .flags = FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL | FOYER_FIELD_LINES,
         .max_chars = 4000),
};

static gboolean
foyer_item_log_check (FoyerRecord *record,
                      GError     **error)
{
  FoyerItemLog *self = FOYER_ITEM_LOG (record);

  return foyer_domain_check_that (!foyer_uuid_is_none (&self->item), "item", "known", error)
         && foyer_domain_check_that (self->at != 0, "at", "known", error);
}

static void
foyer_item_log_class_init (FoyerItemLogClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_item_log_check;
  foyer_record_class_install_fields (record_class, "item_log", fields, G_N_ELEMENTS (fields));
}

static void
foyer_item_log_init (FoyerItemLog *self)
{
}

/**
 * foyer_item_log_new:
 * @item: the key of the work item
 * @what: what was done
 * @text: (nullable): in what words; cleaned here
 * @stamp: who did it, when, and the key of the line
 * @error: where to put what is wrong with @text
 *
 * Returns: (transfer full): a line; %NULL with %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_log_new (const FoyerUuid       *item,
                    FoyerItemAct           what,
                    const char            *text,
                    const FoyerItemStamp  *stamp,
                    GError               **error)
{
  g_autoptr (FoyerItemLog) self = g_object_new (FOYER_TYPE_ITEM_LOG, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), &stamp->id, 0);
  self->item = *item;
  self->at = stamp->at_us;
  self->staff = stamp->staff;
  self->what = what;
  if (text != NULL && !foyer_record_edit (FOYER_RECORD (self), "text", text, error))
    return NULL;

  return g_steal_pointer (&self);
}

FOYER_RECORD_REF_GETTER (FoyerItemLog, foyer_item_log, item)
FOYER_RECORD_GETTER (FoyerItemLog, foyer_item_log, gint64, at)
FOYER_RECORD_REF_GETTER (FoyerItemLog, foyer_item_log, staff)
FOYER_RECORD_GETTER (FoyerItemLog, foyer_item_log, FoyerItemAct, what)
FOYER_RECORD_GETTER (FoyerItemLog, foyer_item_log, const char *, text)
