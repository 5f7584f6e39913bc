#include "service/foyer-session.h"

#include "base/foyer-phone.h"
#include "domain/foyer-domain-error.h"

struct _FoyerSession
{
  GObject parent_instance;

  FoyerStaff *staff;
  char *seat;
  gboolean is_console;
};

G_DEFINE_FINAL_TYPE (FoyerSession, foyer_session, G_TYPE_OBJECT)

enum
{
  PROP_STAFF = 1,
  PROP_SEAT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
foyer_session_finalize (GObject *object)
{
  FoyerSession *self = FOYER_SESSION (object);

  g_clear_object (&self->staff);
  g_free (self->seat);

  G_OBJECT_CLASS (foyer_session_parent_class)->finalize (object);
}

static void
foyer_session_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoyerSession *self = FOYER_SESSION (object);

  switch (prop_id)
    {
    case PROP_STAFF:
      g_value_set_object (value, self->staff);
      break;
    case PROP_SEAT:
      g_value_set_string (value, self->seat);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_session_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  FoyerSession *self = FOYER_SESSION (object);

  switch (prop_id)
    {
    case PROP_STAFF:
      foyer_session_set_staff (self, g_value_get_object (value));
      break;
    case PROP_SEAT:
      self->seat = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_session_class_init (FoyerSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = foyer_session_finalize;
  object_class->get_property = foyer_session_get_property;
  object_class->set_property = foyer_session_set_property;

  properties[PROP_STAFF] =
    g_param_spec_object ("staff", NULL, NULL, FOYER_TYPE_STAFF,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SEAT] =
    g_param_spec_string ("seat", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_session_init (FoyerSession *self)
{
}

/**
 * foyer_session_new:
 * @seat: the name of this PC
 *
 * Returns: (transfer full): a session in which nobody is signed in, and nobody may do anything
 */
FoyerSession *
foyer_session_new (const char *seat)
{
  return g_object_new (FOYER_TYPE_SESSION, "seat", seat, NULL);
}

/**
 * foyer_session_new_console:
 * @seat: the name of this PC
 *
 * For foyerctl: whoever may read and write the database may do everything, and stands in the
 * journal as `console`, until somebody is signed in, whose rights count from then on.
 *
 * Returns: (transfer full): a session with every right
 */
FoyerSession *
foyer_session_new_console (const char *seat)
{
  FoyerSession *self = foyer_session_new (seat);

  self->is_console = TRUE;
  return self;
}

/**
 * foyer_session_get_staff:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): who is signed in
 */
FoyerStaff *
foyer_session_get_staff (FoyerSession *self)
{
  return self->staff;
}

/**
 * foyer_session_set_staff:
 * @self: a session
 * @staff: (nullable): who signs in; %NULL signs out
 */
void
foyer_session_set_staff (FoyerSession *self,
                         FoyerStaff   *staff)
{
  if (g_set_object (&self->staff, staff))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAFF]);
}

/**
 * foyer_session_get_seat:
 * @self: a session
 *
 * Returns: the name of this PC
 */
const char *
foyer_session_get_seat (FoyerSession *self)
{
  return self->seat;
}

/**
 * foyer_session_get_actor:
 * @self: a session
 *
 * Returns: who answers for an act now; its texts live as long as @self
 */
FoyerActor
foyer_session_get_actor (FoyerSession *self)
{
  FoyerActor actor = { .name = self->is_console ? "console" : "system", .seat = self->seat };

  if (self->staff != NULL)
    actor.staff = *foyer_record_get_id (FOYER_RECORD (self->staff));

  return actor;
}

/**
 * foyer_session_get_roles:
 * @self: a session
 *
 * Returns: with which roles who sits here acts; none when nobody is signed in
 */
FoyerRoles
foyer_session_get_roles (FoyerSession *self)
{
  if (self->staff != NULL)
    return foyer_staff_get_state (self->staff) == FOYER_STAFF_ACTIVE
             ? foyer_staff_get_roles (self->staff) : 0;

  return self->is_console ? FOYER_ROLES_ALL : 0;
}

/**
 * foyer_session_may:
 * @self: a session
 * @right: a right
 *
 * Returns: whether who sits here has the right over anybody's things
 */
gboolean
foyer_session_may (FoyerSession *self,
                   FoyerRight    right)
{
  return foyer_session_check (self, right, NULL);
}

/**
 * foyer_session_check:
 * @self: a session
 * @right: a right
 * @error: where to put who may
 *
 * Returns: whether who sits here has the right over anybody's things; otherwise
 *   %FOYER_DOMAIN_ERROR_DENIED
 */
gboolean
foyer_session_check (FoyerSession  *self,
                     FoyerRight     right,
                     GError       **error)
{
  return foyer_permission_check (foyer_session_get_roles (self), right, error);
}

/**
 * foyer_session_show_phone:
 * @self: a session
 * @phone: a telephone number as a record holds it
 *
 * How lists and cards write a number (A4, PR-01): masked, unless this session may see numbers
 * without a line in the access log, which only the console may. The whole number is told by
 * foyer_customers_reveal_async().
 *
 * Returns: (transfer full): the number to show; empty for no number
 */
char *
foyer_session_show_phone (FoyerSession *self,
                          const char   *phone)
{
  if (self->is_console && self->staff == NULL)
    return foyer_phone_group (phone);

  return foyer_phone_mask (phone);
}
