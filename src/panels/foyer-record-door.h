#pragma once

#include "domain/foyer-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that brings @record to the front in the panel in which it is at home. */
GtkWidget *foyer_record_door_new (const char  *label,
                                  FoyerRecord *record);

G_END_DECLS
