#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TODO_ENTRY (foyer_todo_entry_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTodoEntry, foyer_todo_entry, FOYER, TODO_ENTRY, GtkWidget)

/* One line for a thing to do of one's own. While it is typed it says when it will ring. Signal
 * "submitted" (line: string). */

void     foyer_todo_entry_connect    (FoyerTodoEntry *self,
                                      FoyerServices  *services,
                                      FoyerDrafts    *drafts);
gboolean foyer_todo_entry_is_empty   (FoyerTodoEntry *self);
void     foyer_todo_entry_begin      (FoyerTodoEntry *self);
void     foyer_todo_entry_finish     (FoyerTodoEntry *self);
void     foyer_todo_entry_show_error (FoyerTodoEntry *self,
                                      const GError   *error);

G_END_DECLS
