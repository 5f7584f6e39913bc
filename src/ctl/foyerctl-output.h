#pragma once

#include <glib.h>

gboolean foyerctl_output_write      (const char  *path,
                                     const char  *content,
                                     gssize       length,
                                     GError     **error);
gboolean foyerctl_output_is_written (void);
