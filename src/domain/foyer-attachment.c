/* A file that belongs to a work item: a photograph, a letter. It stays where it is; the item knows
 * where that is. */

#include "domain/foyer-attachment.h"

#include "domain/foyer-domain-error.h"

/* Whether it counts. */
typedef enum
{
  FOYER_ATTACHMENT_ACTIVE,
  FOYER_ATTACHMENT_VOID,
} FoyerAttachmentState;

static GType foyer_attachment_state_get_type (void);

G_DEFINE_ENUM_TYPE (FoyerAttachmentState, foyer_attachment_state,
                    G_DEFINE_ENUM_VALUE (FOYER_ATTACHMENT_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (FOYER_ATTACHMENT_VOID, "void"))

struct _FoyerAttachment
{
  FoyerRecord parent_instance;

  FoyerUuid item;
  gint64 at;
  FoyerUuid staff;
  char *uri;
  char *label;
  FoyerAttachmentState state;
};

G_DEFINE_FINAL_TYPE (FoyerAttachment, foyer_attachment, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerAttachment, name, KIND, __VA_ARGS__)
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)

static const FoyerField fields[] = {
  FIELD (item, REF),
  FIELD (at, TIME),
  FIELD (staff, REF),
  FIELD (uri, TEXT, .flags = PERSONAL, .max_chars = 2000),
  FIELD (label, TEXT, .flags = PERSONAL, .max_chars = 200),
  FIELD (state, ENUM, foyer_attachment_state_get_type),
};

static gboolean
foyer_attachment_check (FoyerRecord *record,
                        GError     **error)
{
  FoyerAttachment *self = FOYER_ATTACHMENT (record);

  return foyer_domain_check_that (!foyer_uuid_is_none (&self->item), "item", "known", error)
         && foyer_domain_check_that (self->at != 0, "at", "known", error)
         && foyer_domain_check_given (self->uri, "uri", error);
}

static void
foyer_attachment_class_init (FoyerAttachmentClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_attachment_check;
  foyer_record_class_install_fields (record_class, "attachment", fields, G_N_ELEMENTS (fields));
}

static void
foyer_attachment_init (FoyerAttachment *self)
{
}

/**
 * foyer_attachment_new:
 * @item: the key of the work item
 * @uri: where the file stands
 * @label: what people call it
 * @stamp: who attaches it, when, and the key of the attachment
 * @error: where to put what is wrong with @uri or @label
 *
 * Returns: (transfer full) (nullable): an attachment; %NULL with %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerAttachment *
foyer_attachment_new (const FoyerUuid       *item,
                      const char            *uri,
                      const char            *label,
                      const FoyerItemStamp  *stamp,
                      GError               **error)
{
  g_autoptr (FoyerAttachment) self = g_object_new (FOYER_TYPE_ATTACHMENT, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), &stamp->id, 0);
  self->item = *item;
  self->at = stamp->at_us;
  self->staff = stamp->staff;
  if (!foyer_record_edit (FOYER_RECORD (self), "uri", uri, error)
      || !foyer_record_edit (FOYER_RECORD (self), "label", label, error))
    return NULL;

  return g_steal_pointer (&self);
}

FOYER_RECORD_REF_GETTER (FoyerAttachment, foyer_attachment, item)
FOYER_RECORD_GETTER (FoyerAttachment, foyer_attachment, gint64, at)
FOYER_RECORD_REF_GETTER (FoyerAttachment, foyer_attachment, staff)
FOYER_RECORD_GETTER (FoyerAttachment, foyer_attachment, const char *, uri)
FOYER_RECORD_GETTER (FoyerAttachment, foyer_attachment, const char *, label)
