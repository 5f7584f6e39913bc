#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A key of the store: 16 bytes, by value. The all-zero key stands for "none". */
typedef struct
{
  guint8 bytes[16];
} FoyerUuid;

#define FOYER_UUID_TEXT_LENGTH 36

FoyerUuid foyer_uuid_new       (gint64           now_us);
gboolean  foyer_uuid_is_none   (const FoyerUuid *id);
gboolean  foyer_uuid_equal     (gconstpointer    a,
                                gconstpointer    b);
guint     foyer_uuid_hash      (gconstpointer    id);
int       foyer_uuid_compare   (const FoyerUuid *a,
                                const FoyerUuid *b);
char     *foyer_uuid_to_string (const FoyerUuid *id);
gboolean  foyer_uuid_parse     (const char      *text,
                                FoyerUuid       *id);

G_END_DECLS
