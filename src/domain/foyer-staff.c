/* A colleague who works, or worked, at the shop (HANDBOOK §16g, §17). Nobody is deleted: who leaves
 * the firm stays named on what they did. */

#include "domain/foyer-staff.h"

#include "domain/foyer-domain-error.h"

#include <string.h>

struct _FoyerStaff
{
  FoyerRecord parent_instance;

  char *number;
  char *name;
  char *name_key;
  FoyerRoles roles;
  FoyerPosts posts;
  FoyerDepartment department;
  char *phone;
  FoyerUuid deputy;
  FoyerStaffState state;
};

G_DEFINE_FINAL_TYPE (FoyerStaff, foyer_staff, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerStaff, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE

static const FoyerField fields[] = {
  FIELD (number, TEXT, .flags = EDITABLE, .max_chars = FOYER_STAFF_NUMBER_MAX),
  FIELD (name, TEXT, .flags = EDITABLE, .max_chars = 60),
  FIELD (name_key, TEXT, .flags = FOYER_FIELD_DERIVED),
  FIELD (roles, SET, foyer_roles_get_type, EDITABLE),
  FIELD (posts, SET, foyer_posts_get_type, EDITABLE),
  FIELD (department, ENUM, foyer_department_get_type, EDITABLE),
  FIELD (phone, TEXT, .flags = EDITABLE | FOYER_FIELD_PHONE, .max_chars = 40),
  FIELD (deputy, REF, .flags = EDITABLE),
  FIELD (state, ENUM, foyer_staff_state_get_type),
};

static gboolean
foyer_staff_check (FoyerRecord *record,
                   GError     **error)
{
  FoyerStaff *self = FOYER_STAFF (record);

  return foyer_domain_check_that (foyer_staff_is_number (self->number), "number",
                                  "1 to 12 letters or digits", error)
         && foyer_domain_check_given (self->name, "name", error)
         && foyer_domain_check_that (self->roles != 0, "roles", "at least one role", error)
         && foyer_domain_check_that (!foyer_uuid_equal (&self->deputy,
                                                        foyer_record_get_id (record)),
                                     "deputy", "nobody is their own deputy", error);
}

static void
foyer_staff_class_init (FoyerStaffClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_staff_check;
  foyer_record_class_install_fields (record_class, "staff", fields, G_N_ELEMENTS (fields));
}

static void
foyer_staff_init (FoyerStaff *self)
{
}

/**
 * foyer_staff_new:
 * @id: the key
 * @number: the staff number (工号, S9), see foyer_staff_is_number()
 * @name: the name
 * @roles: the roles, at least one
 * @posts: the posts
 *
 * Returns: (transfer full): a colleague who works here
 */
FoyerStaff *
foyer_staff_new (const FoyerUuid *id,
                 const char      *number,
                 const char      *name,
                 FoyerRoles       roles,
                 FoyerPosts       posts)
{
  FoyerStaff *self = g_object_new (FOYER_TYPE_STAFF, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->number, number);
  foyer_record_set_text (&self->name, name);
  self->roles = roles;
  self->posts = posts;

  return self;
}

/**
 * foyer_staff_is_number:
 * @text: text
 *
 * Returns: whether @text can be a staff number: 1 to 12 letters or digits of ASCII, so that it can
 *   be typed on any keyboard and said on the telephone
 */
gboolean
foyer_staff_is_number (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]))
      return FALSE;

  return length >= 1 && length <= FOYER_STAFF_NUMBER_MAX;
}

/**
 * foyer_staff_set_name_key:
 * @self: a colleague
 * @name_key: the pinyin of the name, to sort by
 */
void
foyer_staff_set_name_key (FoyerStaff *self,
                          const char *name_key)
{
  foyer_record_set_text (&self->name_key, name_key);
}

/**
 * foyer_staff_is_supervisor:
 * @self: a colleague
 *
 * Returns: whether the colleague works here and is a supervisor
 */
gboolean
foyer_staff_is_supervisor (FoyerStaff *self)
{
  return self->state == FOYER_STAFF_ACTIVE && (self->roles & FOYER_ROLE_SUPERVISOR) != 0;
}

/**
 * foyer_staff_check_succession:
 * @before: a colleague as stored
 * @after: the same as it is going to be stored
 * @n_other_supervisors: how many others are supervisors and work here
 * @error: where to put why not
 *
 * The last supervisor cannot be removed (HANDBOOK §17), by no door: neither by taking the role away
 * nor by leaving.
 *
 * Returns: whether the change leaves the shop a supervisor; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_staff_check_succession (FoyerStaff *before,
                              FoyerStaff *after,
                              guint       n_other_supervisors,
                              GError    **error)
{
  if (n_other_supervisors > 0 || !foyer_staff_is_supervisor (before)
      || foyer_staff_is_supervisor (after))
    return TRUE;

  g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                       "The last supervisor cannot be removed");
  return FALSE;
}

static gboolean
move (FoyerStaff      *self,
      FoyerStaffState  to,
      GError         **error)
{
  if (self->state == to)
    {
      g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                           to == FOYER_STAFF_LEFT ? "Has left already" : "Works here already");
      return FALSE;
    }

  self->state = to;
  return TRUE;
}

/**
 * foyer_staff_leave:
 * @self: a colleague who works here
 * @error: where to put why not
 *
 * The colleague leaves the firm. See foyer_staff_check_succession().
 *
 * Returns: whether it is so now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_staff_leave (FoyerStaff *self,
                   GError    **error)
{
  return move (self, FOYER_STAFF_LEFT, error);
}

/**
 * foyer_staff_come_back:
 * @self: a colleague who left
 * @error: where to put why not
 *
 * The colleague works here again.
 *
 * Returns: whether it is so now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_staff_come_back (FoyerStaff *self,
                       GError    **error)
{
  return move (self, FOYER_STAFF_ACTIVE, error);
}

FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, const char *, number)
FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, const char *, name)
FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, const char *, name_key)
FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, FoyerRoles, roles)
FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, FoyerPosts, posts)
FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, FoyerDepartment, department)
FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, const char *, phone)
FOYER_RECORD_REF_GETTER (FoyerStaff, foyer_staff, deputy)
FOYER_RECORD_GETTER (FoyerStaff, foyer_staff, FoyerStaffState, state)
