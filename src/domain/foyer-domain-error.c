#include "domain/foyer-domain-error.h"

#include <string.h>

G_DEFINE_QUARK (foyer-domain-error-quark, foyer_domain_error)

/**
 * foyer_domain_error_set_field:
 * @error: (nullable): where to put the error
 * @code: %FOYER_DOMAIN_ERROR_INVALID, %FOYER_DOMAIN_ERROR_TOO_LONG or %FOYER_DOMAIN_ERROR_MISSING
 * @field: name of the field
 * @reason: why, for the log; never the value itself, which may be personal
 *
 * Sets an error about one field.
 */
void
foyer_domain_error_set_field (GError          **error,
                              FoyerDomainError  code,
                              const char       *field,
                              const char       *reason)
{
  g_set_error (error, FOYER_DOMAIN_ERROR, code, "%s: %s", field, reason);
}

/**
 * foyer_domain_error_get_field:
 * @error: an error
 *
 * Returns: (transfer full) (nullable): the field that the error is about, so that the form can
 *   mark it; %NULL when it is about no single field
 */
char *
foyer_domain_error_get_field (const GError *error)
{
  const char *colon;

  if (!g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID)
      && !g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_TOO_LONG)
      && !g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING))
    return NULL;

  colon = strchr (error->message, ':');
  return colon != NULL ? g_strndup (error->message, colon - error->message) : NULL;
}

/**
 * foyer_domain_check_that:
 * @condition: what must be so
 * @field: the field that it is about
 * @rule: what must be so, in words
 * @error: where to put that it is not so
 *
 * For the invariants of records, which read as one chain of `&&`.
 *
 * Returns: @condition; with %FOYER_DOMAIN_ERROR_INVALID when it does not hold
 */
gboolean
foyer_domain_check_that (gboolean     condition,
                         const char  *field,
                         const char  *rule,
                         GError     **error)
{
  if (!condition)
    foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_INVALID, field, rule);

  return condition;
}

/**
 * foyer_domain_check_given:
 * @text: (nullable): the text of a field
 * @field: its name
 * @error: where to put that it is empty
 *
 * Returns: whether @text is there; with %FOYER_DOMAIN_ERROR_MISSING when it is not
 */
gboolean
foyer_domain_check_given (const char  *text,
                          const char  *field,
                          GError     **error)
{
  if (text != NULL && *text != '\0')
    return TRUE;

  foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_MISSING, field, "must not be empty");
  return FALSE;
}

/**
 * foyer_domain_check_state:
 * @type: an enumeration of states
 * @state: in which of them something is
 * @possible: from which an act is possible, a bit each
 * @what: what it is, for the log
 * @act: the act, for the log
 * @error: where to put that it is not possible
 *
 * Returns: whether @act is possible; with %FOYER_DOMAIN_ERROR_STATE when it is not
 */
gboolean
foyer_domain_check_state (GType        type,
                          int          state,
                          guint        possible,
                          const char  *what,
                          const char  *act,
                          GError     **error)
{
  g_autoptr (GEnumClass) states = NULL;

  if ((possible & 1u << state) != 0)
    return TRUE;

  states = g_type_class_ref (type);
  g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
               "%s %s: not possible in state %s", what, act,
               g_enum_get_value (states, state)->value_nick);
  return FALSE;
}
