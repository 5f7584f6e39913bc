#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FoyerPlural:
 *
 * The rule by which a language chooses among the forms of a counted sentence, as the header of its
 * catalogue states it: "nplurals=2; plural=(n != 1);".
 */
typedef struct _FoyerPlural FoyerPlural;

FoyerPlural *foyer_plural_new    (const char  *rule);
void         foyer_plural_free   (FoyerPlural *self);
guint        foyer_plural_choose (FoyerPlural *self,
                                  gulong       n);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlural, foyer_plural_free)

G_END_DECLS
