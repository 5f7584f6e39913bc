#pragma once

#include "domain/foyer-edits.h"
#include "service/foyer-history.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SERVICE (foyer_service_get_type ())
G_DECLARE_DERIVABLE_TYPE (FoyerService, foyer_service, FOYER, SERVICE, GObject)

/* The base of every service: what it was built with ("store", "session", "history"; construct-only)
 * and the one way in which a command is carried out: right checked, one job on the writer, undo
 * remembered. */
struct _FoyerServiceClass
{
  GObjectClass parent_class;

  /* An act of this service was committed: @subject is what it was about, as stored by revision
   * @rev. Told before "changed", so that who acted sees the result at once; what "changed" tells
   * of this record up to @rev is known already. */
  void (*applied) (FoyerService *self, FoyerRecord *subject, gint64 rev);

  /* Something was committed, here or elsewhere: (element-type FoyerChange), in order; told when a
   * record of one of the kinds @entities is among it, which ends with NULL. Without a function of
   * its own, what the service keeps is outdated. */
  void (*changed) (FoyerService *self, GPtrArray *changes);
  const char *const *entities;

  /* What a service keeps in memory of the store. @read brings it, on a reader, with what @ask gave:
   * plain data, freed by @ask_free; without @ask NULL. @show takes it over (transfer full) as it
   * stood at revision @rev, and returns whether it is what is wanted still: else it is read once
   * more. */
  gpointer (*ask) (FoyerService *self);
  GDestroyNotify ask_free;
  FoyerReadFunc read;
  GDestroyNotify found_free;
  gboolean (*show) (FoyerService *self, gpointer found, gint64 rev);
};

FoyerStore   *foyer_service_get_store   (FoyerService        *self);
FoyerSession *foyer_service_get_session (FoyerService        *self);
FoyerHistory *foyer_service_get_history (FoyerService        *self);
gint64        foyer_service_now_us      (FoyerService        *self);

void          foyer_service_read_async  (FoyerService        *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean      foyer_service_read_finish (FoyerService        *self,
                                         GAsyncResult        *result,
                                         GError             **error);
gboolean      foyer_service_get_is_loaded
                                        (FoyerService        *self);
void          foyer_service_outdate     (FoyerService        *self);
void          foyer_service_catch_up    (FoyerService        *self);

/* @func returns by its result the record that the act was about (transfer full), or NULL. */
void          foyer_service_run_async   (FoyerService        *self,
                                         FoyerRight           right,
                                         const char          *act,
                                         FoyerWriteFunc       func,
                                         gpointer             data,
                                         GDestroyNotify       data_free,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gpointer      foyer_service_run_finish  (FoyerService        *self,
                                         GAsyncResult        *result,
                                         GError             **error);

/* Called between the edit of a record and its storing: @before as it stood, @after as it will.
 * Returns whether it may be stored. */
typedef gboolean (*FoyerEditFunc) (FoyerTransaction *transaction,
                                   FoyerRecord      *before,
                                   FoyerRecord      *after,
                                   GError          **error);

void          foyer_service_edit_async  (FoyerService        *self,
                                         FoyerRight           right,
                                         const char          *act,
                                         FoyerEdits          *edits,
                                         FoyerEditFunc        func,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* For run and edit. On FOYER_SERVICE_ERROR_CONFLICT of an edit, @conflicts (element-type
 * FoyerFieldConflict, optional) tells the fields, and the record as it stands is returned too. */
gpointer      foyer_service_finish      (FoyerService        *self,
                                         GAsyncResult        *result,
                                         GPtrArray          **conflicts,
                                         GError             **error);

/* For jobs: a record that an act is about; FOYER_SERVICE_ERROR_UNKNOWN when there is none. */
gpointer      foyer_service_load        (FoyerTransaction    *transaction,
                                         GType                type,
                                         const FoyerUuid     *id,
                                         GError             **error);

#define FOYER_SERVICE_ERROR (foyer_service_error_quark ())

/**
 * FoyerServiceError:
 * @FOYER_SERVICE_ERROR_CONFLICT: somebody else changed the same fields
 * @FOYER_SERVICE_ERROR_UNKNOWN: there is no such person, visit or item
 */
typedef enum
{
  FOYER_SERVICE_ERROR_CONFLICT,
  FOYER_SERVICE_ERROR_UNKNOWN,
} FoyerServiceError;

GQuark        foyer_service_error_quark (void);

G_END_DECLS
