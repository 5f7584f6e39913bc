#include "service/foyer-catalog.h"

#include "foyer-config.h"
#include "service/foyer-plural.h"

#include <string.h>

/* A document can be asked for in another language than that of the interface, and it is made on a
 * worker thread. gettext looks at the environment and the locale of the whole process, which no
 * thread may change; so this reads the same compiled catalogue (.mo) itself. It is immutable after
 * it was made and may be used by any thread.
 *
 * The file: a header of seven words, two tables of (length, offset) pairs for the originals and
 * their translations, the originals in the order of their bytes. An original with a context is
 * "context\4original", one with a plural "singular\0plural"; the forms of its translation are
 * separated by NULs as well. Whatever a damaged file says, nothing outside it is read. */

#define MAGIC 0x950412deu
#define DOMAIN GETTEXT_PACKAGE

struct _FoyerCatalog
{
  GObject parent_instance;

  char *language;
  FoyerPlural *plural;
  GBytes *file;
  guint n_entries;
  guint32 originals, translations;
  gboolean is_swapped;
};

G_DEFINE_FINAL_TYPE (FoyerCatalog, foyer_catalog, G_TYPE_OBJECT)

static guint32
read_word (FoyerCatalog *self,
           gsize         offset)
{
  const guint8 *data = g_bytes_get_data (self->file, NULL);
  guint32 word;

  memcpy (&word, data + offset, sizeof word);
  return self->is_swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

static const char *
get_text (FoyerCatalog *self,
          guint32       table,
          guint         entry,
          gsize        *length)
{
  const char *data = g_bytes_get_data (self->file, NULL);

  if (length != NULL)
    *length = read_word (self, table + 8 * entry);
  return data + read_word (self, table + 8 * entry + 4);
}

/* Whether every text of a table lies in the file and ends with a NUL. */
static gboolean
is_table_sound (FoyerCatalog *self,
                guint32       table,
                gsize         size)
{
  const char *data = g_bytes_get_data (self->file, NULL);

  if (table > size || (size - table) / 8 < self->n_entries)
    return FALSE;

  for (guint i = 0; i < self->n_entries; i++)
    {
      gsize end = (gsize) read_word (self, table + 8 * i) + read_word (self, table + 8 * i + 4);

      if (end >= size || data[end] != '\0')
        return FALSE;
    }
  return TRUE;
}

static const char *
find_entry (FoyerCatalog *self,
            const char   *original,
            gsize        *length)
{
  guint low = 0, high = self->n_entries;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (original, get_text (self, self->originals, middle, NULL));

      if (order == 0)
        return get_text (self, self->translations, middle, length);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/* Takes @file if it is a catalogue; otherwise everything stays in the language of the source. */
static void
take_file (FoyerCatalog *self,
           GBytes       *file)
{
  gsize size = g_bytes_get_size (file);
  const char *header, *rule;

  if (size < 28)
    return;

  self->file = g_bytes_ref (file);
  self->is_swapped = read_word (self, 0) == GUINT32_SWAP_LE_BE (MAGIC);
  self->n_entries = read_word (self, 8);
  self->originals = read_word (self, 12);
  self->translations = read_word (self, 16);
  if (read_word (self, 0) != MAGIC || !is_table_sound (self, self->originals, size)
      || !is_table_sound (self, self->translations, size))
    {
      g_warning ("The catalogue for “%s” is damaged and was left out", self->language);
      g_clear_pointer (&self->file, g_bytes_unref);
      self->n_entries = 0;
      return;
    }

  header = find_entry (self, "", NULL);
  rule = header != NULL ? strstr (header, "Plural-Forms:") : NULL;
  g_clear_pointer (&self->plural, foyer_plural_free);
  self->plural = foyer_plural_new (rule);
}

static GBytes *
load_file (const char *locale_dir,
           const char *language)
{
  g_autofree char *path = g_build_filename (locale_dir, language, "LC_MESSAGES", DOMAIN ".mo",
                                            NULL);
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);

  return mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
}

static void
foyer_catalog_finalize (GObject *object)
{
  FoyerCatalog *self = FOYER_CATALOG (object);

  g_free (self->language);
  g_clear_pointer (&self->plural, foyer_plural_free);
  g_clear_pointer (&self->file, g_bytes_unref);

  G_OBJECT_CLASS (foyer_catalog_parent_class)->finalize (object);
}

static void
foyer_catalog_class_init (FoyerCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_catalog_finalize;
}

static void
foyer_catalog_init (FoyerCatalog *self)
{
}

/**
 * foyer_catalog_new_for_language:
 * @locale_dir: (type filename): the folder of the installed catalogues
 * @language: such as "zh_CN" or "en"
 *
 * Opens the catalogue of a language, or that of the language without its country. Where there is
 * none, as for English, the language of the source stands.
 *
 * Returns: (transfer full): a catalogue
 */
FoyerCatalog *
foyer_catalog_new_for_language (const char *locale_dir,
                                const char *language)
{
  FoyerCatalog *self = g_object_new (FOYER_TYPE_CATALOG, NULL);
  g_autofree char *bare = g_strndup (language, strcspn (language, "_.@"));
  g_autoptr(GBytes) file = load_file (locale_dir, language);

  self->language = g_strdup (language);
  self->plural = foyer_plural_new (NULL);
  if (file == NULL)
    file = load_file (locale_dir, bare);
  if (file != NULL)
    take_file (self, file);

  return self;
}

/**
 * foyer_catalog_get_default_dir:
 *
 * Returns: (type filename): the folder of this program's catalogues: that of the build tree when it
 *   runs from there (`FOYER_LOCALE_DIR`), else the installed one
 */
const char *
foyer_catalog_get_default_dir (void)
{
  const char *build_dir = g_getenv ("FOYER_LOCALE_DIR");

  return build_dir != NULL ? build_dir : FOYER_LOCALE_DIR;
}

/**
 * foyer_catalog_get_language:
 * @self: a catalogue
 *
 * Returns: the language it was asked for
 */
const char *
foyer_catalog_get_language (FoyerCatalog *self)
{
  g_return_val_if_fail (FOYER_IS_CATALOG (self), NULL);

  return self->language;
}

/**
 * foyer_catalog_get:
 * @self: (nullable): a catalogue; %NULL for the language of the process
 * @context: (nullable): the msgctxt
 * @msgid: the original, marked with N_() or NC_() where it stands
 *
 * Returns: (transfer none): the translation, or @msgid; lives as long as @self and @msgid
 */
const char *
foyer_catalog_get (FoyerCatalog *self,
                   const char   *context,
                   const char   *msgid)
{
  g_autofree char *joined = NULL;
  const char *translation;

  g_return_val_if_fail (msgid != NULL, NULL);

  if (self == NULL && context == NULL)
    return g_dgettext (DOMAIN, msgid);
  if (self == NULL)
    return g_dpgettext2 (DOMAIN, context, msgid);

  /* The header stands under the empty original and is no translation of it. */
  if (*msgid == '\0')
    return msgid;
  if (context != NULL)
    joined = g_strconcat (context, "\004", msgid, NULL);
  translation = find_entry (self, joined != NULL ? joined : msgid, NULL);

  return translation != NULL && *translation != '\0' ? translation : msgid;
}

/**
 * foyer_catalog_get_plural:
 * @self: (nullable): a catalogue; %NULL for the language of the process
 * @singular: the original for one
 * @plural: the original for several
 * @n: how many
 *
 * Returns: (transfer none): the form for @n; lives as long as @self and both originals
 */
const char *
foyer_catalog_get_plural (FoyerCatalog *self,
                          const char   *singular,
                          const char   *plural,
                          gulong        n)
{
  const char *form, *end;
  gsize length;

  g_return_val_if_fail (singular != NULL && plural != NULL, NULL);

  if (self == NULL)
    return g_dngettext (DOMAIN, singular, plural, n);

  form = find_entry (self, singular, &length);
  if (form == NULL)
    return n == 1 ? singular : plural;

  end = form + length;
  for (guint i = foyer_plural_choose (self->plural, n); i > 0; i--)
    {
      form += strlen (form) + 1;
      if (form > end)
        return n == 1 ? singular : plural;
    }
  return *form != '\0' ? form : plural;
}
