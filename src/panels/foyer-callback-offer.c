#include "panels/foyer-callback-offer.h"

#include "panels/foyer-visit-text.h"

static void
give (GVariantBuilder *given,
      const char      *name,
      const char      *text)
{
  if (text != NULL && *text != '\0')
    g_variant_builder_add (given, "{ss}", name, text);
}

static void
give_key (GVariantBuilder *given,
          const char      *name,
          const FoyerUuid *id)
{
  g_autofree char *key = foyer_uuid_to_string (id);

  if (!foyer_uuid_is_none (id))
    give (given, name, key);
}

/* Whom the file knows is not typed anew: the number stays where it is. */
static void
give_who (GVariantBuilder *given,
          const FoyerUuid *customer,
          const char      *name,
          const char      *phone)
{
  g_autofree char *who = foyer_uuid_is_none (customer) ? g_strjoin (" ", name, phone, NULL)
                                                       : g_strdup (name);

  give (given, "who", g_strstrip (who));
  give_key (given, "customer", customer);
}

/* Whoever received the visitor sold, and so does not call (B3). */
void
foyer_callback_offer_visit (GtkWidget  *widget,
                            FoyerVisit *visit)
{
  g_auto (GVariantBuilder) given = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autofree char *matter = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && FOYER_IS_VISIT (visit));

  matter = foyer_visit_text_matter (visit);
  give_who (&given, foyer_visit_get_customer (visit), foyer_visit_get_name (visit),
            foyer_visit_get_phone (visit));
  give (&given, "subject", matter);
  give_key (&given, "visit", foyer_record_get_id (FOYER_RECORD (visit)));
  give_key (&given, "seller", foyer_visit_get_handler (visit));
  gtk_widget_activate_action (widget, "win.plan-callback", "@a{ss}",
                              g_variant_builder_end (&given));
}

void
foyer_callback_offer_item (GtkWidget *widget,
                           FoyerItem *item)
{
  g_auto (GVariantBuilder) given = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  g_return_if_fail (GTK_IS_WIDGET (widget) && FOYER_IS_ITEM (item));

  give_who (&given, foyer_item_get_customer (item), foyer_item_get_name (item),
            foyer_item_get_phone (item));
  give (&given, "subject", foyer_item_get_subject (item));
  give_key (&given, "parent", foyer_record_get_id (FOYER_RECORD (item)));
  gtk_widget_activate_action (widget, "win.plan-callback", "@a{ss}",
                              g_variant_builder_end (&given));
}
