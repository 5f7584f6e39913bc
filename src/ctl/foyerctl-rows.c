#include "ctl/foyerctl.h"

#include <stdio.h>

#include "service/foyer-words.h"

/* JSON as RFC 8259 has it: text is UTF-8, only what must be is escaped. */
static void
print_json_text (const char *text)
{
  putchar ('"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        printf ("\\%c", *at);
      else if ((guchar) *at < 0x20)
        printf ("\\u%04x", *at);
      else
        putchar (*at);
    }
  putchar ('"');
}

/* One row a line, whatever stands in the text. */
static void
print_plain_text (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    putchar ((guchar) *at < 0x20 ? ' ' : *at);
}

static void
begin_field (FoyerctlRows *self,
             const char   *name)
{
  if (self->n_fields++ > 0)
    fputs (self->is_json ? ", " : "\t", stdout);
  if (self->is_json)
    {
      print_json_text (name);
      fputs (": ", stdout);
    }
}

void
foyerctl_rows_begin (FoyerctlRows *self,
                     gboolean      is_json)
{
  *self = (FoyerctlRows) { .is_json = is_json };
  if (is_json)
    putchar ('[');
}

void
foyerctl_rows_next (FoyerctlRows *self)
{
  if (self->n_rows > 0)
    fputs (self->is_json ? "},\n " : "\n", stdout);
  if (self->is_json)
    putchar ('{');
  self->n_rows++;
  self->n_fields = 0;
}

void
foyerctl_rows_text (FoyerctlRows *self,
                    const char   *name,
                    const char   *text)
{
  begin_field (self, name);
  if (!self->is_json)
    print_plain_text (text != NULL ? text : "");
  else if (text != NULL)
    print_json_text (text);
  else
    fputs ("null", stdout);
}

void
foyerctl_rows_int (FoyerctlRows *self,
                   const char   *name,
                   gint64        value)
{
  begin_field (self, name);
  printf ("%" G_GINT64_FORMAT, value);
}

/* A field of a record, as the store writes it. */
void
foyerctl_rows_field (FoyerctlRows *self,
                     FoyerRecord  *record,
                     const char   *field)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (record);
  g_autofree char *text = foyer_record_dup_text (record,
                                                 foyer_record_class_find_field (klass, field));

  foyerctl_rows_text (self, field, text);
}

/* A text of a record; what the program wrote itself, in words. */
void
foyerctl_rows_note (FoyerctlRows *self,
                    FoyerRecord  *record,
                    const char   *field)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (record);
  g_autofree char *text = foyer_record_dup_text (record,
                                                 foyer_record_class_find_field (klass, field));
  g_autofree char *words = text != NULL ? foyer_words_note (NULL, text) : NULL;

  foyerctl_rows_text (self, field, words);
}

/* A time as ISO 8601 in UTC; null for "not yet". */
void
foyerctl_rows_time (FoyerctlRows *self,
                    const char   *name,
                    gint64        at_us)
{
  g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autofree char *text = at_us != 0 ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  foyerctl_rows_text (self, name, text);
}

void
foyerctl_rows_id (FoyerctlRows *self,
                  FoyerRecord  *record)
{
  g_autofree char *text = NULL;

  /* Of no use to a person. */
  if (!self->is_json)
    return;
  text = foyer_uuid_to_string (foyer_record_get_id (record));
  foyerctl_rows_text (self, "id", text);
}

void
foyerctl_rows_end (FoyerctlRows *self)
{
  if (self->is_json)
    puts (self->n_rows > 0 ? "}]" : "]");
  else if (self->n_rows > 0)
    putchar ('\n');
}
