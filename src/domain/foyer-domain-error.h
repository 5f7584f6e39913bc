#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FOYER_DOMAIN_ERROR (foyer_domain_error_quark ())

/**
 * FoyerDomainError:
 * @FOYER_DOMAIN_ERROR_INVALID: a field does not hold what it may hold; the person can correct it
 * @FOYER_DOMAIN_ERROR_TOO_LONG: a text has more characters than its field takes
 * @FOYER_DOMAIN_ERROR_MISSING: a field is empty that must not be
 * @FOYER_DOMAIN_ERROR_STATE: the thing is not in a state from which this act is possible
 * @FOYER_DOMAIN_ERROR_DENIED: the person's role does not have this right
 *
 * Why an act that somebody asked for would break a rule of the shop. The message is for the log;
 * of the first three it begins with the name of the field, which foyer_domain_error_get_field()
 * returns.
 */
typedef enum
{
  FOYER_DOMAIN_ERROR_INVALID,
  FOYER_DOMAIN_ERROR_TOO_LONG,
  FOYER_DOMAIN_ERROR_MISSING,
  FOYER_DOMAIN_ERROR_STATE,
  FOYER_DOMAIN_ERROR_DENIED,
} FoyerDomainError;

GQuark  foyer_domain_error_quark     (void);
void    foyer_domain_error_set_field (GError          **error,
                                      FoyerDomainError  code,
                                      const char       *field,
                                      const char       *reason);
char   *foyer_domain_error_get_field (const GError     *error);

gboolean foyer_domain_check_that     (gboolean          condition,
                                      const char       *field,
                                      const char       *rule,
                                      GError          **error);
gboolean foyer_domain_check_given    (const char       *text,
                                      const char       *field,
                                      GError          **error);
gboolean foyer_domain_check_state    (GType             type,
                                      int               state,
                                      guint             possible,
                                      const char       *what,
                                      const char       *act,
                                      GError          **error);

G_END_DECLS
