#include "panels/callbacks/foyer-call-language.h"

#include <gio/gio.h>

#define KEY "customer-languages"

/* More customers of another language than a PC ever calls: who comes after that is asked for
 * anew. */
#define MAX_REMEMBERED 500

static const char *
get_default (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh") ? "zh_CN" : "en";
}

/* @customer: all-zero for one who is not in the file */
const char *
foyer_call_language_get (const FoyerUuid *customer)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.foyer.Foyer");
  g_autoptr (GVariant) remembered = g_settings_get_value (settings, KEY);
  g_autofree char *id = foyer_uuid_to_string (customer);
  const char *language;

  if (!g_variant_lookup (remembered, id, "&s", &language))
    return get_default ();
  return g_str_equal (language, "en") ? "en" : "zh_CN";
}

/* @customer: all-zero for one who is not in the file, which is not remembered */
void
foyer_call_language_set (const FoyerUuid *customer,
                         const char      *language)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.foyer.Foyer");
  g_autoptr (GVariant) remembered = g_settings_get_value (settings, KEY);
  g_autofree char *id = foyer_uuid_to_string (customer);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *known, *known_language;

  if (foyer_uuid_is_none (customer))
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (!g_str_equal (language, get_default ()))
    g_variant_builder_add (&builder, "{ss}", id, language);
  g_variant_iter_init (&iter, remembered);
  for (guint n = 1; n < MAX_REMEMBERED && g_variant_iter_next (&iter, "{&s&s}", &known, &known_language);
       n++)
    if (!g_str_equal (known, id))
      g_variant_builder_add (&builder, "{ss}", known, known_language);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
