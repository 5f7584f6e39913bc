#pragma once

#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* The name of the setting of a person that holds their daily target (B7). */
#define FOYER_CALLBACK_TARGET "callback.target"

/* Whose figures of which day. */
typedef struct
{
  FoyerUuid staff;
  gint64 day;
} FoyerCallbackFiguresQuery;

typedef struct
{
  guint n_effective;
  guint target;                 /* 0: none */
} FoyerCallbackFigures;

gpointer foyer_callback_figures_read (FoyerDb           *db,
                                      gpointer           query,
                                      GError           **error);

/* Of everybody: (element-type FoyerUuid guint). */
gpointer foyer_callback_targets_read (FoyerDb           *db,
                                      gpointer           unused,
                                      GError           **error);

/* Who is to make how many calls a day. */
typedef struct
{
  FoyerUuid staff;
  guint target;
} FoyerCallbackTarget;

gboolean foyer_callback_target_run   (FoyerTransaction  *transaction,
                                      gpointer           data,
                                      gpointer          *result,
                                      GError           **error);

G_END_DECLS
