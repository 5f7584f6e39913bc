#pragma once

#include "domain/foyer-visit.h"

G_BEGIN_DECLS

/* Visits of one page. */
#define FOYER_REGISTER_PAGE_SIZE 100

/* The pages of the register that were looked at last. A part of FoyerRegister. */
typedef struct
{
  GHashTable *pages;            /* set of FoyerRegisterPage */
  guint64 looks;
} FoyerRegisterPages;

typedef struct
{
  gint64 day;
  guint number;                 /* of the page in its day, from 0 */
  GPtrArray *visits;            /* of FoyerVisit; NULL while the page is only wanted */
  guint64 used;                 /* when it was last looked at, in looks */
} FoyerRegisterPage;

FoyerRegisterPage *foyer_register_page_new         (gint64              day,
                                                    guint               number,
                                                    GPtrArray          *visits);
void               foyer_register_page_free        (FoyerRegisterPage  *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRegisterPage, foyer_register_page_free)

void               foyer_register_pages_init       (FoyerRegisterPages *self);
void               foyer_register_pages_clear      (FoyerRegisterPages *self);
void               foyer_register_pages_empty      (FoyerRegisterPages *self);
FoyerVisit        *foyer_register_pages_peek       (FoyerRegisterPages *self,
                                                    gint64              day,
                                                    guint               offset);
void               foyer_register_pages_keep       (FoyerRegisterPages *self,
                                                    gint64              day,
                                                    guint               number,
                                                    GPtrArray          *visits);
void               foyer_register_pages_take       (FoyerRegisterPages *self,
                                                    FoyerRegisterPages *other);
void               foyer_register_pages_drop       (FoyerRegisterPages *self,
                                                    gint64              day);
GPtrArray         *foyer_register_pages_list       (FoyerRegisterPages *self);

G_END_DECLS
