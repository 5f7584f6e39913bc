#include "shell/foyer-omnibox-results.h"

#include "shell/foyer-omnibox-item.h"
#include "shell/foyer-panels.h"

#include "service/foyer-item-find.h"
#include "service/foyer-words.h"
#include "widgets/foyer-sections.h"

#include <glib/gi18n-lib.h>

/* As many as a person looks through; more letters find more exactly. */
#define MAX_PEOPLE 20

struct _FoyerOmniboxResults
{
  GObject parent_instance;

  FoyerServices *services;
  GCancellable *cancellable;
  char *hint; /* NULL: nothing is searched */
  /* How many of the searches for the hint have not answered yet, and what the others found. */
  guint n_awaited;
  GPtrArray *people;
  FoyerItem *matter;
  gboolean is_outdated; /* something was changed while they were on their way */

  GListStore *present;
  GListStore *customers;
  GListStore *matters;
  GListStore *acts;
  FoyerSections *sections;
};

G_DEFINE_FINAL_TYPE (FoyerOmniboxResults, foyer_omnibox_results, G_TYPE_OBJECT)

enum
{
  FOUND,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_now_us (FoyerOmniboxResults *self)
{
  return foyer_clock_now_us (foyer_store_get_clock (foyer_services_get_store (self->services)));
}

static char *
dup_phone (FoyerOmniboxResults *self,
           const char          *phone)
{
  if (phone == NULL || *phone == '\0')
    return NULL;
  return foyer_session_show_phone (foyer_services_get_session (self->services), phone);
}

/* "a · b", of what there is of both. */
static char *
join (const char *first,
      const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second);
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  /* Translators: between two short remarks about a person: "Parent · last visit 2 Sep". */
  return g_strdup_printf (C_("remarks", "%1$s · %2$s"), first, second);
}

static FoyerOmniboxItem *
new_visit_item (FoyerOmniboxResults *self,
                FoyerVisit          *visit)
{
  FoyerShopTime *shop_time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  const char *name = foyer_visit_get_name (visit);
  g_autofree char *title = name != NULL && *name != '\0' ? g_strdup (name)
                                                         : foyer_words_visitor (NULL, visit);
  g_autofree char *phone = dup_phone (self, foyer_visit_get_phone (visit));
  g_autofree char *time = foyer_words_clock (shop_time, foyer_visit_get_arrived (visit));
  /* Translators: about a visitor: came at this time of today. */
  g_autofree char *since = g_strdup_printf (_("since %s"), time);
  g_autofree char *detail = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *chip = NULL;
  gboolean is_waiting = foyer_visit_get_state (visit) == FOYER_VISIT_WAITING;
  FoyerOmniboxItem *item = foyer_omnibox_item_new ("foyer-person-symbolic", title);

  detail = join (foyer_visit_get_identity (visit) != FOYER_IDENTITY_NONE
                   ? foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, foyer_visit_get_identity (visit))
                   : NULL,
                 since);
  foyer_omnibox_item_set_record (item, FOYER_RECORD (visit));
  foyer_omnibox_item_set_texts (item, self->hint, phone, detail);

  minutes = foyer_words_minutes (NULL, foyer_visit_get_waiting_us (visit, get_now_us (self)));
  chip = join (foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE, foyer_visit_get_state (visit)),
               is_waiting ? minutes : NULL);
  foyer_omnibox_item_set_chip (item, is_waiting ? FOYER_TONE_WARN : FOYER_TONE_ACCENT, chip);
  return item;
}

static FoyerOmniboxItem *
new_customer_item (FoyerOmniboxResults *self,
                   FoyerCustomer       *customer)
{
  FoyerShopTime *shop_time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  g_autofree char *phone = dup_phone (self, foyer_customer_get_phone (customer));
  g_autofree char *contact = NULL;
  g_autofree char *who = NULL;
  g_autofree char *detail = NULL;
  FoyerOmniboxItem *item = foyer_omnibox_item_new ("foyer-person-symbolic",
                                                   foyer_customer_get_name (customer));

  if (foyer_customer_get_last_contact (customer) > 0)
    {
      g_autofree char *time = foyer_words_time (NULL, shop_time,
                                                foyer_customer_get_last_contact (customer),
                                                get_now_us (self));

      /* Translators: about a customer: when there last was something between them and the shop. */
      contact = g_strdup_printf (_("last contact %s"), time);
    }
  who = join (foyer_customer_get_identity (customer) != FOYER_IDENTITY_NONE
                ? foyer_words_enum (NULL, FOYER_TYPE_IDENTITY,
                                    foyer_customer_get_identity (customer))
                : NULL,
              foyer_customer_get_organisation (customer));
  detail = join (who, contact);
  foyer_omnibox_item_set_record (item, FOYER_RECORD (customer));
  foyer_omnibox_item_set_texts (item, self->hint, phone, detail);
  return item;
}

/* Returns (transfer full) (nullable): the visit of today on which the customer is in the shop. */
static FoyerVisit *
find_visit_of (FoyerOmniboxResults *self,
               const FoyerUuid     *customer)
{
  GListModel *open = foyer_reception_get_open (foyer_services_get_reception (self->services));

  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr(FoyerVisit) visit = g_list_model_get_item (open, i);

      if (foyer_uuid_equal (foyer_visit_get_customer (visit), customer))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

/* A number on a slip is a hint, too: the end of it finds the visit. */
static void
append_visits_by_number (FoyerOmniboxResults *self,
                         GPtrArray           *present)
{
  GListModel *open = foyer_reception_get_open (foyer_services_get_reception (self->services));
  g_autofree char *hint = g_ascii_strup (self->hint, -1);

  g_strstrip (hint);
  if (strlen (hint) < 2)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr(FoyerVisit) visit = g_list_model_get_item (open, i);

      if (g_str_has_suffix (foyer_visit_get_number (visit), hint))
        g_ptr_array_add (present, new_visit_item (self, visit));
    }
}

static gboolean
is_shown_at (GListStore       *store,
             guint             position,
             FoyerOmniboxItem *item)
{
  g_autoptr(FoyerOmniboxItem) shown = g_list_model_get_item (G_LIST_MODEL (store), position);

  return foyer_omnibox_item_is_equal (shown, item);
}

/* What stays as it is keeps its row, which may be under the pointer. */
static void
replace (GListStore *store,
         GPtrArray  *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_head = 0;
  guint n_tail = 0;

  while (n_head < MIN (n_old, items->len) && is_shown_at (store, n_head, items->pdata[n_head]))
    n_head++;
  while (n_tail < MIN (n_old, items->len) - n_head
         && is_shown_at (store, n_old - n_tail - 1, items->pdata[items->len - n_tail - 1]))
    n_tail++;
  if (n_head + n_tail < MAX (n_old, items->len))
    g_list_store_splice (store, n_head, n_old - n_head - n_tail, items->pdata + n_head,
                         items->len - n_head - n_tail);
}

static void
update_acts (FoyerOmniboxResults *self)
{
  g_autoptr(GPtrArray) acts = g_ptr_array_new_with_free_func (g_object_unref);
  /* Translators: an act in the search box; what was typed follows. */
  g_autofree char *label = g_strdup_printf (_("Register a visit: “%s”"), self->hint);
  FoyerOmniboxItem *item = foyer_omnibox_item_new ("foyer-add-symbolic", label);
  g_autofree char *folded = g_utf8_casefold (self->hint, -1);

  foyer_omnibox_item_set_texts (item, NULL, NULL, _("as a new visitor in the queue"));
  foyer_omnibox_item_set_act (item, "omnibox.register", "<Control>Return");
  g_ptr_array_add (acts, item);

  for (const FoyerPanelInfo *const *info = foyer_panels_get (); *info != NULL; info++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "panel", (*info)->title);
      g_autofree char *folded_title = g_utf8_casefold (title, -1);
      g_autofree char *act = NULL;

      if (*folded == '\0' || !g_str_has_prefix (folded_title, folded))
        continue;
      act = g_strdup_printf ("app.panel::%s", (*info)->name);
      item = foyer_omnibox_item_new ((*info)->icon_name, title);
      foyer_omnibox_item_set_texts (item, NULL, NULL, _("open this panel"));
      foyer_omnibox_item_set_act (item, act, NULL);
      g_ptr_array_add (acts, item);
    }
  replace (self->acts, acts);
}

static void search (FoyerOmniboxResults *self);

static FoyerOmniboxItem *
new_matter_item (FoyerOmniboxResults *self,
                 FoyerItem           *matter)
{
  FoyerShopTime *shop_time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  FoyerOmniboxItem *item = foyer_omnibox_item_new ("foyer-case-symbolic",
                                                   foyer_item_get_number (matter));
  g_autofree char *due = NULL;
  g_autofree char *subject = foyer_words_note (NULL, foyer_item_get_subject (matter));
  g_autofree char *detail = NULL;

  if (foyer_item_is_open (matter) && foyer_item_get_due (matter) != 0)
    due = foyer_words_due (NULL, shop_time, foyer_item_get_due (matter), get_now_us (self));
  detail = join (foyer_item_get_name (matter), subject);
  foyer_omnibox_item_set_record (item, FOYER_RECORD (matter));
  foyer_omnibox_item_set_texts (item, NULL, NULL, detail);
  foyer_omnibox_item_set_chip (item, foyer_item_is_overdue (matter, get_now_us (self))
                                       ? FOYER_TONE_CRIT : FOYER_TONE_NEUTRAL,
                               due != NULL
                                 ? due : foyer_words_enum (NULL, FOYER_TYPE_ITEM_STATE,
                                                           (int) foyer_item_get_state (matter)));
  return item;
}

static void
show_people (FoyerOmniboxResults *self)
{
  g_autoptr(GPtrArray) present = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) customers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->people->len; i++)
    {
      FoyerCustomer *customer = g_ptr_array_index (self->people, i);
      g_autoptr(FoyerVisit) visit = find_visit_of (self,
                                                   foyer_record_get_id (FOYER_RECORD (customer)));

      if (visit != NULL)
        g_ptr_array_add (present, new_visit_item (self, visit));
      else
        g_ptr_array_add (customers, new_customer_item (self, customer));
    }
  append_visits_by_number (self, present);
  replace (self->present, present);
  replace (self->customers, customers);
}

/* Any other hint than a number finds none, and takes away what the one before found. */
static void
show_matter (FoyerOmniboxResults *self)
{
  g_autoptr(GPtrArray) matters = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->matter != NULL)
    g_ptr_array_add (matters, new_matter_item (self, self->matter));
  replace (self->matters, matters);
}

/* What is found is shown when all of it is there: else Enter, pressed in the meantime, would take
 * what came first. */
static void
count_answer (FoyerOmniboxResults *self)
{
  self->n_awaited--;
  if (self->n_awaited > 0)
    return;

  show_people (self);
  show_matter (self);
  update_acts (self);
  g_signal_emit (self, signals[FOUND], 0);
  if (self->is_outdated)
    search (self);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(FoyerOmniboxResults) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = NULL;

  found = foyer_customers_find_finish (FOYER_CUSTOMERS (source), result, &error);
  /* A newer hint is on its way, or the store is being closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (found == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&found);
  count_answer (self);
}

static void
on_matter_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(FoyerOmniboxResults) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerItem) matter = foyer_item_find_finish (FOYER_ITEMS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_set_object (&self->matter, matter);
  count_answer (self);
}

/* Finds what there is for the hint. */
static void
search (FoyerOmniboxResults *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_awaited = 2;
  self->is_outdated = FALSE;
  foyer_customers_find_async (foyer_services_get_customers (self->services), self->hint,
                              MAX_PEOPLE, self->cancellable, on_found, g_object_ref (self));
  foyer_item_find_async (foyer_services_get_items (self->services), self->hint,
                         self->cancellable, on_matter_found, g_object_ref (self));
}

/* Searches on their way are let arrive: changes that come faster than they would show nothing. */
static void
search_again (FoyerOmniboxResults *self)
{
  if (self->hint == NULL)
    return;

  if (self->n_awaited > 0)
    self->is_outdated = TRUE;
  else
    search (self);
}

static void
on_store_changed (FoyerOmniboxResults *self,
                  GPtrArray           *changes)
{
  static const char *const entities[] = { "customer", "item", NULL };

  for (guint i = 0; i < changes->len; i++)
    {
      const FoyerChange *change = g_ptr_array_index (changes, i);

      if (g_strv_contains (entities, change->entity))
        {
          search_again (self);
          return;
        }
    }
}

static void
stop (FoyerOmniboxResults *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->hint, g_free);
}

/* Leaves the services, so that nothing that happens there is followed any more. */
static void
clear_services (FoyerOmniboxResults *self)
{
  stop (self);
  if (self->services == NULL)
    return;

  g_signal_handlers_disconnect_by_data (foyer_services_get_store (self->services), self);
  g_signal_handlers_disconnect_by_data (
    foyer_reception_get_open (foyer_services_get_reception (self->services)), self);
  g_clear_object (&self->services);
}

static void
foyer_omnibox_results_dispose (GObject *object)
{
  FoyerOmniboxResults *self = FOYER_OMNIBOX_RESULTS (object);

  clear_services (self);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (foyer_omnibox_results_parent_class)->dispose (object);
}

static void
foyer_omnibox_results_finalize (GObject *object)
{
  FoyerOmniboxResults *self = FOYER_OMNIBOX_RESULTS (object);

  g_clear_object (&self->present);
  g_clear_object (&self->customers);
  g_clear_object (&self->matters);
  g_clear_object (&self->acts);
  g_clear_object (&self->sections);
  g_clear_object (&self->matter);
  g_clear_pointer (&self->people, g_ptr_array_unref);

  G_OBJECT_CLASS (foyer_omnibox_results_parent_class)->finalize (object);
}

static void
foyer_omnibox_results_class_init (FoyerOmniboxResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_omnibox_results_dispose;
  object_class->finalize = foyer_omnibox_results_finalize;

  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GListStore *
add_section (FoyerOmniboxResults *self,
             const char          *title)
{
  GListStore *items = g_list_store_new (FOYER_TYPE_OMNIBOX_ITEM);
  g_autoptr(FoyerSection) section = foyer_section_new (title, NULL, G_LIST_MODEL (items));

  foyer_sections_append (self->sections, section);
  return items;
}

static void
foyer_omnibox_results_init (FoyerOmniboxResults *self)
{
  self->sections = foyer_sections_new ();
  self->present = add_section (self, C_("search", "In the shop"));
  self->matters = add_section (self, C_("search", "Matters"));
  self->customers = add_section (self, C_("search", "Customers"));
  self->acts = add_section (self, C_("search", "Acts"));
}

FoyerOmniboxResults *
foyer_omnibox_results_new (void)
{
  return g_object_new (FOYER_TYPE_OMNIBOX_RESULTS, NULL);
}

/* @services: (nullable) */
void
foyer_omnibox_results_set_services (FoyerOmniboxResults *self,
                                    FoyerServices       *services)
{
  g_return_if_fail (FOYER_IS_OMNIBOX_RESULTS (self));

  clear_services (self);
  if (services == NULL)
    return;

  self->services = g_object_ref (services);
  g_signal_connect_object (foyer_services_get_store (services), "changed",
                           G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_reception_get_open (foyer_services_get_reception (services)),
                           "items-changed", G_CALLBACK (search_again), self, G_CONNECT_SWAPPED);
}

/* Finds @hint, and follows what happens to it here or elsewhere; the results of the hint before
 * stand until they are there. */
void
foyer_omnibox_results_search (FoyerOmniboxResults *self,
                              const char          *hint)
{
  g_return_if_fail (FOYER_IS_OMNIBOX_RESULTS (self));

  if (self->services == NULL)
    return;

  g_free (self->hint);
  self->hint = g_strdup (hint);
  search (self);
}

/* Nobody looks at the results any more. */
void
foyer_omnibox_results_stop (FoyerOmniboxResults *self)
{
  g_return_if_fail (FOYER_IS_OMNIBOX_RESULTS (self));

  stop (self);
}

/* Shows one customer alone, with what can be done for them. */
void
foyer_omnibox_results_offer (FoyerOmniboxResults *self,
                             FoyerCustomer       *customer)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) customers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) acts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;
  FoyerOmniboxItem *act;

  g_return_if_fail (FOYER_IS_OMNIBOX_RESULTS (self));
  g_return_if_fail (FOYER_IS_CUSTOMER (customer));

  if (self->services == NULL)
    return;

  stop (self);
  /* Translators: an act in the search box: the visit of this person is registered. */
  label = g_strdup_printf (_("Check in %s"), foyer_customer_get_name (customer));
  act = foyer_omnibox_item_new ("foyer-add-symbolic", label);
  foyer_omnibox_item_set_record (act, FOYER_RECORD (customer));
  foyer_omnibox_item_set_texts (act, NULL, NULL, _("puts the person in the queue"));
  foyer_omnibox_item_set_act (act, "omnibox.check-in", "Return");
  g_ptr_array_add (acts, act);
  g_ptr_array_add (customers, new_customer_item (self, customer));
  replace (self->present, none);
  replace (self->matters, none);
  replace (self->customers, customers);
  replace (self->acts, acts);
}

/* Returns (transfer none): of FoyerSection and FoyerOmniboxItem. */
GListModel *
foyer_omnibox_results_get_model (FoyerOmniboxResults *self)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_RESULTS (self), NULL);

  return G_LIST_MODEL (self->sections);
}

/* Returns how many of the people at most are shown when there may be more of them, else 0. */
guint
foyer_omnibox_results_get_limit (FoyerOmniboxResults *self)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_RESULTS (self), 0);

  return self->people != NULL && self->people->len >= MAX_PEOPLE ? MAX_PEOPLE : 0;
}

guint
foyer_omnibox_results_get_n_people (FoyerOmniboxResults *self)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_RESULTS (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->present))
         + g_list_model_get_n_items (G_LIST_MODEL (self->matters))
         + g_list_model_get_n_items (G_LIST_MODEL (self->customers));
}
