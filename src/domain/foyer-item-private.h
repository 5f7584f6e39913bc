#pragma once

/* What an item is made of: for the record and for its acts only. */

#include "domain/foyer-item.h"

G_BEGIN_DECLS

struct _FoyerItem
{
  FoyerRecord parent_instance;

  char *number;
  FoyerItemKind kind;
  FoyerItemState state;
  char *subject;
  char *body;
  FoyerChannel channel;
  FoyerSeverity severity;
  FoyerUuid customer;
  char *name;
  char *phone;
  FoyerUuid taker;
  FoyerUuid owner;
  FoyerUuid visit;
  FoyerUuid parent;
  gint64 opened;
  gint64 due;
  gint64 next_contact;
  gint64 closed;
  FoyerCategory category;
  char *clock;
  gint64 paused;
  gint64 pause_from;
  char *pause_reason;
  FoyerUuid repeat_of;
  char *origin;
  FoyerUuid origin_id;

  gint64 progress;              /* of its log, not stored with it */
};

G_END_DECLS
