#include "panels/foyer-kept-note.h"

#include "service/foyer-words.h"

/* Under this a control keeps what is stored, which is not always what is read. */
#define KEY "foyer-kept-note"

/* Returns (transfer full): what @control has to show for what is stored. */
char *
foyer_kept_note_show (GtkWidget  *control,
                      const char *note)
{
  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);

  g_object_set_data_full (G_OBJECT (control), KEY, g_strdup (note), g_free);
  return foyer_words_note (NULL, note);
}

/* Returns (transfer full): what is to be stored for what stands in @control. */
char *
foyer_kept_note_dup (GtkWidget  *control,
                     const char *typed)
{
  const char *note;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);

  note = g_object_get_data (G_OBJECT (control), KEY);
  shown = note != NULL ? foyer_words_note (NULL, note) : NULL;
  return g_strdup (g_strcmp0 (shown, typed) == 0 ? note : typed);
}
