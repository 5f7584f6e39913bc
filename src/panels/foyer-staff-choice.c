#include "panels/foyer-staff-choice.h"

#include <glib/gi18n-lib.h>

/* Lists who works here now, by number. */
void
foyer_staff_choice_fill (FoyerChoice *choice,
                         FoyerPeople *people,
                         gboolean     may_be_nobody)
{
  GListModel *staff = foyer_people_get_staff (people);

  foyer_choice_clear (choice);
  if (may_be_nobody)
    foyer_choice_append (choice, "", C_("colleague", "Nobody"));
  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) colleague = g_list_model_get_item (staff, i);
      g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (colleague)));

      foyer_choice_append (choice, id, foyer_staff_get_name (colleague));
    }
}

void
foyer_staff_choice_set (FoyerChoice     *choice,
                        const FoyerUuid *id)
{
  g_autofree char *key = foyer_uuid_is_none (id) ? g_strdup ("") : foyer_uuid_to_string (id);

  foyer_choice_set_selected (choice, key);
}

/* Returns (transfer none) (nullable): %NULL for nobody. */
FoyerStaff *
foyer_staff_choice_get (FoyerChoice *choice,
                        FoyerPeople *people)
{
  const char *key = foyer_choice_get_selected (choice);
  FoyerUuid id;

  return key != NULL && foyer_uuid_parse (key, &id) ? foyer_people_lookup (people, &id) : NULL;
}
