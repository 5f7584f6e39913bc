#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOYER_TEXT_ERROR (foyer_text_error_quark ())

/**
 * FoyerTextError:
 * @FOYER_TEXT_ERROR_ENCODING: the bytes are not text: a NUL byte, or not UTF-8
 * @FOYER_TEXT_ERROR_TOO_LONG: more characters than the field takes
 * @FOYER_TEXT_ERROR_PHONE: not a telephone number
 * @FOYER_TEXT_ERROR_MONEY: not an amount of money
 *
 * What can be wrong with text that somebody typed, pasted or imported. The typed text itself is
 * never lost by it: whoever asked still holds it, and says beside the field what is wrong.
 */
typedef enum
{
  FOYER_TEXT_ERROR_ENCODING,
  FOYER_TEXT_ERROR_TOO_LONG,
  FOYER_TEXT_ERROR_PHONE,
  FOYER_TEXT_ERROR_MONEY,
} FoyerTextError;

GQuark foyer_text_error_quark (void);

char  *foyer_text_clean       (const char  *bytes,
                               gssize       length,
                               gsize        max_chars,
                               GError     **error);
char  *foyer_text_clean_note  (const char  *bytes,
                               gssize       length,
                               gsize        max_chars,
                               GError     **error);
char  *foyer_text_fold        (const char  *text);

G_END_DECLS
