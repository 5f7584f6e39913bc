#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DRAFTS (foyer_drafts_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDrafts, foyer_drafts, FOYER, DRAFTS, GObject)

/* What is being typed at this seat and was not saved yet, kept in a small file of the seat's own so
 * that it outlives the program. A form is a group; its fields are texts. Never journalled, never
 * shown as saved. Written a second after the last change. Property "count" (uint): forms with
 * something in them. */

FoyerDrafts *foyer_drafts_new           (const char           *path);
void         foyer_drafts_load_async    (FoyerDrafts          *self,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean     foyer_drafts_load_finish   (FoyerDrafts          *self,
                                         GAsyncResult         *result,
                                         GError              **error);
void         foyer_drafts_flush_async   (FoyerDrafts          *self,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean     foyer_drafts_flush_finish  (FoyerDrafts          *self,
                                         GAsyncResult         *result,
                                         GError              **error);
guint        foyer_drafts_get_count     (FoyerDrafts          *self);
char        *foyer_drafts_dup           (FoyerDrafts          *self,
                                         const char           *form,
                                         const char           *field);
void         foyer_drafts_set           (FoyerDrafts          *self,
                                         const char           *form,
                                         const char           *field,
                                         const char           *text);
void         foyer_drafts_clear         (FoyerDrafts          *self,
                                         const char           *form);
void         foyer_drafts_bind_editable (FoyerDrafts          *self,
                                         const char           *form,
                                         const char           *field,
                                         GtkEditable          *editable);

G_END_DECLS
