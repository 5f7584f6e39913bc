#include "domain/foyer-domain-error.h"

#include <string.h>

G_DEFINE_QUARK (foyer-domain-error-quark, foyer_domain_error)

/**
 * foyer_domain_error_set_field:
 * @error: (nullable): where to put the error
 * @code: %FOYER_DOMAIN_ERROR_INVALID or %FOYER_DOMAIN_ERROR_MISSING
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
      && !g_error_matches (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING))
    return NULL;

  colon = strchr (error->message, ':');
  return colon != NULL ? g_strndup (error->message, colon - error->message) : NULL;
}
