#pragma once

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

  /* Something was committed, here or elsewhere: (element-type FoyerChange), in order. */
  void (*changed) (FoyerService *self, GPtrArray *changes);
};

FoyerStore   *foyer_service_get_store   (FoyerService        *self);
FoyerSession *foyer_service_get_session (FoyerService        *self);
FoyerHistory *foyer_service_get_history (FoyerService        *self);
gint64        foyer_service_now_us      (FoyerService        *self);

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
