#include "ctl/foyerctl.h"

#include <glib/gi18n.h>

/* Nicks with commas or blanks between, as flags of @type. */
static gboolean
parse_set (GType        type,
           const char  *text,
           guint       *value)
{
  g_autoptr(GFlagsClass) klass = g_type_class_ref (type);
  g_auto(GStrv) nicks = g_strsplit_set (text != NULL ? text : "", ", ", -1);

  *value = 0;
  for (guint i = 0; nicks[i] != NULL; i++)
    {
      const GFlagsValue *known = g_flags_get_value_by_nick (klass, nicks[i]);

      if (*nicks[i] == '\0')
        continue;
      if (known == NULL)
        return FALSE;
      *value |= known->value;
    }
  return TRUE;
}

/* foyerctl staff add: a colleague. In a new store this is the first one, and the store is made. */
FoyerctlStatus
foyerctl_staff_add (Foyerctl  *self,
                    int        argc,
                    char     **argv)
{
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autofree char *role_text = NULL;
  g_autofree char *post_text = NULL;
  const GOptionEntry entries[] = {
    { "number", 0, 0, G_OPTION_ARG_STRING, &number, N_("staff number"), N_("NUMBER") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("name"), N_("NAME") },
    { "roles", 0, 0, G_OPTION_ARG_STRING, &role_text,
      N_("frontdesk, sales, aftersale, supervisor; frontdesk where it is left out"), N_("ROLES") },
    { "posts", 0, 0, G_OPTION_ARG_STRING, &post_text,
      N_("phone, reception, outbound, cashier, sales, duty"), N_("POSTS") },
    { NULL },
  };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(FoyerStaff) staff = NULL;
  g_autoptr(GError) error = NULL;
  guint roles, posts;

  if (!foyerctl_parse (self, "staff add", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (number == NULL || name == NULL)
    return foyerctl_misuse (_("A colleague needs --number and --name."));
  if (!parse_set (FOYER_TYPE_ROLES, role_text != NULL ? role_text : "frontdesk", &roles)
      || !parse_set (FOYER_TYPE_POSTS, post_text, &posts))
    return foyerctl_misuse (_("There is no such role or post. “foyerctl staff add --help” lists "
                              "them."));
  if (!foyerctl_open (self, FOYER_DB_CREATE, &error))
    return foyerctl_complain (error);

  foyer_people_add_async (self->people, number, name, roles, posts, NULL, foyerctl_on_done,
                          &result);
  staff = foyer_people_finish (self->people, foyerctl_wait (&result), &error);
  return foyerctl_say_saved (FOYER_RECORD (staff), "number", error);
}

/* foyerctl staff list: who works here. */
FoyerctlStatus
foyerctl_staff_list (Foyerctl  *self,
                     int        argc,
                     char     **argv)
{
  g_autoptr(GError) error = NULL;
  FoyerctlRows rows;
  GListModel *staff;

  if (!foyerctl_parse (self, "staff list", NULL, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  staff = foyer_people_get_staff (self->people);
  foyerctl_rows_begin (&rows, self->is_json);
  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr(FoyerRecord) each = g_list_model_get_item (staff, i);

      foyerctl_rows_next (&rows);
      foyerctl_rows_id (&rows, each);
      foyerctl_rows_field (&rows, each, "number");
      foyerctl_rows_field (&rows, each, "name");
      foyerctl_rows_field (&rows, each, "phone");
      foyerctl_rows_field (&rows, each, "roles");
      foyerctl_rows_field (&rows, each, "posts");
      foyerctl_rows_field (&rows, each, "state");
    }
  foyerctl_rows_end (&rows);
  return FOYERCTL_DONE;
}
