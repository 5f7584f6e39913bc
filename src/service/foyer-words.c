/* The words for the values of every list. English as the house speaks it; the shop's own words
 * stand in po/zh_CN.po by the glossary (HANDBOOK §16d, §16e, §19). */

#include "service/foyer-words.h"

#include <glib/gi18n.h>

#include "domain/foyer-demo-enums.h"
#include "domain/foyer-enums.h"
#include "domain/foyer-promise-enums.h"
#include "domain/foyer-roster-enums.h"

typedef struct
{
  const char *key;
  const char *word;
} Word;

typedef struct
{
  GType (*get_type) (void);
  const char *context;
  const Word *words;
  guint n_words;
} List;

static const Word salutation_words[] = {
  { "none", NC_("enum:sal", "Not stated") },
  { "mr", NC_("enum:sal", "Mr") },
  { "ms", NC_("enum:sal", "Ms") },
  { "miss", NC_("enum:sal", "Miss") },
};

static const Word identity_words[] = {
  { "none", NC_("enum:identity", "Not stated") },
  { "parent", NC_("enum:identity", "Parent") },
  { "student", NC_("enum:identity", "Student") },
  { "teacher", NC_("enum:identity", "Teacher") },
  { "peer", NC_("enum:identity", "Trade") },
  { "customer", NC_("enum:identity", "Customer") },
  { "supplier", NC_("enum:identity", "Supplier") },
  { "other", NC_("enum:identity", "Other") },
};

static const Word purpose_words[] = {
  { "none", NC_("enum:purpose", "Not stated") },
  { "enquiry", NC_("enum:purpose", "Enquiry") },
  { "demo", NC_("enum:purpose", "Demonstration") },
  { "buy", NC_("enum:purpose", "Purchase") },
  { "complaint", NC_("enum:purpose", "Complaint") },
  { "repair", NC_("enum:purpose", "Repair") },
  { "meet", NC_("enum:purpose", "To see someone") },
  { "pickup", NC_("enum:purpose", "Collection") },
  { "other", NC_("enum:purpose", "Other") },
};

static const Word intent_words[] = {
  { "unknown", NC_("enum:intent", "Not asked") },
  { "high", NC_("enum:intent", "High") },
  { "medium", NC_("enum:intent", "Medium") },
  { "low", NC_("enum:intent", "Low") },
  { "none", NC_("enum:intent", "None") },
};

static const Word leave_kind_words[] = {
  { "personal", NC_("enum:leave_kind", "Personal leave") },
  { "sick", NC_("enum:leave_kind", "Sick leave") },
  { "annual", NC_("enum:leave_kind", "Annual leave") },
  { "in-lieu", NC_("enum:leave_kind", "Time in lieu") },
  { "other", NC_("enum:leave_kind", "Other") },
};

static const Word leave_state_words[] = {
  { "applied", NC_("enum:leave_state", "Asked for") },
  { "approved", NC_("enum:leave_state", "Approved") },
  { "refused", NC_("enum:leave_state", "Refused") },
  { "back", NC_("enum:leave_state", "Back from leave") },
  { "void", NC_("enum:leave_state", "Taken back") },
};

static const Word leave_way_words[] = {
  { "workflow", NC_("enum:leave_way", "Request form") },
  { "phone", NC_("enum:leave_way", "Telephone") },
};

static const Word shift_kind_words[] = {
  { "early", NC_("enum:shift_kind", "Early shift") },
  { "middle", NC_("enum:shift_kind", "Middle shift") },
  { "late", NC_("enum:shift_kind", "Late shift") },
};

static const Word weekdays_words[] = {
  { "mon", NC_("enum:weekday", "Mon") },
  { "tue", NC_("enum:weekday", "Tue") },
  { "wed", NC_("enum:weekday", "Wed") },
  { "thu", NC_("enum:weekday", "Thu") },
  { "fri", NC_("enum:weekday", "Fri") },
  { "sat", NC_("enum:weekday", "Sat") },
  { "sun", NC_("enum:weekday", "Sun") },
};

static const Word lost_kind_words[] = {
  { "none", NC_("enum:lost_kind", "Not stated") },
  { "price", NC_("enum:lost_kind", "Price") },
  { "style", NC_("enum:lost_kind", "Style") },
  { "stock", NC_("enum:lost_kind", "Out of stock") },
  { "comparing", NC_("enum:lost_kind", "Still comparing") },
  { "service", NC_("enum:lost_kind", "Service") },
  { "other", NC_("enum:lost_kind", "Other") },
};

static const Word channel_words[] = {
  { "none", NC_("enum:channel", "Not stated") },
  { "call", NC_("enum:channel", "Incoming call") },
  { "visit", NC_("enum:channel", "Visit") },
  { "email", NC_("enum:channel", "E-mail") },
  { "online", NC_("enum:channel", "Online") },
  { "letter", NC_("enum:channel", "Letter") },
  { "other", NC_("enum:channel", "Other") },
};

static const Word category_words[] = {
  { "none", NC_("enum:case_cat", "Not stated") },
  { "enquiry", NC_("enum:case_cat", "Enquiry") },
  { "technical", NC_("enum:case_cat", "Technical") },
  { "quality", NC_("enum:case_cat", "Quality") },
  { "suggestion", NC_("enum:case_cat", "Complaint or suggestion") },
  { "other", NC_("enum:case_cat", "Other") },
};

static const Word severity_words[] = {
  { "normal", NC_("enum:severity", "Normal") },
  { "important", NC_("enum:severity", "Important") },
  { "major", NC_("enum:severity", "Major") },
  { "extreme", NC_("enum:severity", "Extreme") },
};

static const Word grade_words[] = {
  { "none", NC_("enum:grade", "Not stated") },
  { "regular", NC_("enum:grade", "Regular") },
  { "important", NC_("enum:grade", "Important") },
  { "high", NC_("enum:grade", "High value") },
};

static const Word department_words[] = {
  { "none", NC_("enum:dept", "Not stated") },
  { "service", NC_("enum:dept", "Customer service") },
  { "sales", NC_("enum:dept", "Sales") },
  { "aftersale", NC_("enum:dept", "After-sale") },
  { "warehouse", NC_("enum:dept", "Warehouse") },
  { "finance", NC_("enum:dept", "Finance") },
  { "engineering", NC_("enum:dept", "Engineering") },
  { "other", NC_("enum:dept", "Other") },
};

static const Word demo_account_state_words[] = {
  { "free", NC_("enum:demo_account_state", "Free") },
  { "lent", NC_("enum:demo_account_state", "In use") },
  { "reset", NC_("enum:demo_account_state", "To be reset") },
  { "locked", NC_("enum:demo_account_state", "Out of use") },
  { "expired", NC_("enum:demo_account_state", "Expired") },
  { "void", NC_("enum:demo_account_state", "Voided") },
};

static const Word demo_state_words[] = {
  { "showing", NC_("enum:demo_state", "Showing") },
  { "logged-out", NC_("enum:demo_state", "Logged out") },
  { "done", NC_("enum:demo_state", "Done") },
  { "aborted", NC_("enum:demo_state", "Broken off") },
  { "void", NC_("enum:demo_state", "Voided") },
};

static const Word demo_step_words[] = {
  { "show", NC_("enum:demo_step", "Demo") },
  { "log-out", NC_("enum:demo_step", "Log out") },
  { "centre", NC_("enum:demo_step", "Service centre") },
  { "usage", NC_("enum:demo_step", "Right use") },
  { "questions", NC_("enum:demo_step", "FAQ") },
  { "result", NC_("enum:demo_step", "Result") },
  { "none", NC_("enum:demo_step", "Done") },
};

static const Word demo_outcome_words[] = {
  { "none", NC_("enum:demo_outcome", "Not stated") },
  { "bought", NC_("enum:demo_outcome", "Bought") },
  { "not-bought", NC_("enum:demo_outcome", "Not bought") },
};

static const Word visit_state_words[] = {
  { "expected", NC_("enum:visit_state", "Expected") },
  { "waiting", NC_("enum:visit_state", "Waiting") },
  { "receiving", NC_("enum:visit_state", "Being received") },
  { "demo", NC_("enum:visit_state", "Demonstration") },
  { "left", NC_("enum:visit_state", "Left") },
  { "message", NC_("enum:visit_state", "Message left") },
  { "no-show", NC_("enum:visit_state", "No-show") },
  { "void", NC_("enum:visit_state", "Voided") },
};

static const Word customer_state_words[] = {
  { "active", NC_("enum:customer_state", "In use") },
  { "void", NC_("enum:customer_state", "Voided") },
};

static const Word staff_state_words[] = {
  { "active", NC_("enum:staff_state", "Works here") },
  { "left", NC_("enum:staff_state", "Has left the firm") },
};

static const Word item_kind_words[] = {
  { "case", NC_("enum:item_kind", "Case") },
  { "message", NC_("enum:item_kind", "Message") },
  { "complaint", NC_("enum:item_kind", "Complaint") },
  { "callback", NC_("enum:item_kind", "Callback") },
  { "repair", NC_("enum:item_kind", "Repair request") },
  { "form", NC_("enum:item_kind", "Form") },
  { "todo", NC_("enum:item_kind", "To do") },
  { "visitor", NC_("enum:item_kind", "Visitor for you") },
  { "demo", NC_("enum:item_kind", "Demonstration") },
};

static const Word item_state_words[] = {
  { "opened", NC_("enum:item_state", "Opened") },
  { "assigned", NC_("enum:item_state", "Assigned") },
  { "solution", NC_("enum:item_state", "Solution proposed") },
  { "answered", NC_("enum:item_state", "Answered") },
  { "closed", NC_("enum:item_state", "Closed") },
  { "void", NC_("enum:item_state", "Voided") },
};

static const Word item_act_words[] = {
  { "open", NC_("enum:item_act", "Opened") },
  { "assign", NC_("enum:item_act", "Assigned") },
  { "solve", NC_("enum:item_act", "Solution proposed") },
  { "answer", NC_("enum:item_act", "Customer told") },
  { "close", NC_("enum:item_act", "Closed") },
  { "reopen", NC_("enum:item_act", "Reopened") },
  { "void", NC_("enum:item_act", "Voided") },
  { "move-due", NC_("enum:item_act", "Due time moved") },
  { "interim", NC_("enum:item_act", "Interim message") },
  { "chase", NC_("enum:item_act", "Chase-up") },
  { "report", NC_("enum:item_act", "Reported upwards") },
  { "note", NC_("enum:item_act", "Annotation") },
  { "pause", NC_("enum:item_act", "Waiting for the customer") },
  { "resume", NC_("enum:item_act", "Clock runs again") },
  { "attempt", NC_("enum:item_act", "Call") },
  { "follow", NC_("enum:item_act", "Follow-up case") },
  { "reply", NC_("enum:item_act", "Supervisor's answer") },
};

static const Word callback_kind_words[] = {
  { "reply", NC_("enum:cb_kind", "Case reply") },
  { "install", NC_("enum:cb_kind", "Installation") },
  { "usage", NC_("enum:cb_kind", "Use") },
  { "satisfaction", NC_("enum:cb_kind", "Satisfaction") },
  { "complaint", NC_("enum:cb_kind", "Complaint") },
  { "watch", NC_("enum:cb_kind", "After-closing check") },
  { "second_sale", NC_("enum:cb_kind", "Second sale") },
  { "greeting", NC_("enum:cb_kind", "Birthday or festival") },
};

static const Word callback_state_words[] = {
  { "planned", NC_("enum:callback_state", "Planned") },
  { "rescheduled", NC_("enum:callback_state", "Rescheduled") },
  { "not-reached", NC_("enum:callback_state", "Not reached") },
  { "done", NC_("enum:callback_state", "Done") },
  { "cancelled", NC_("enum:callback_state", "Cancelled") },
};

static const Word contact_result_words[] = {
  { "none", NC_("enum:contact", "Not tried yet") },
  { "reached", NC_("enum:contact", "Reached") },
  { "no_answer", NC_("enum:contact", "No answer") },
  { "refused", NC_("enum:contact", "Call refused") },
  { "bad_number", NC_("enum:contact", "Number not in service") },
  { "rescheduled", NC_("enum:contact", "Another time asked") },
};

static const Word reaction_words[] = {
  { "none", NC_("enum:reaction", "Not told yet") },
  { "accepted", NC_("enum:reaction", "Accepted") },
  { "rejected", NC_("enum:reaction", "Not accepted") },
  { "new_known", NC_("enum:reaction", "New demand with an answer") },
  { "new_open", NC_("enum:reaction", "New demand to follow up") },
  { "unreached", NC_("enum:reaction", "Not reached") },
};

static const Word act_way_words[] = {
  { "window", NC_("enum:act_way", "In the window") },
  { "notice", NC_("enum:act_way", "On the notification") },
  { "console", NC_("enum:act_way", "From the command line") },
};

static const Word notice_reason_words[] = {
  { "warn", NC_("enum:notice_reason", "Due soon") },
  { "due", NC_("enum:notice_reason", "Due now") },
  { "late", NC_("enum:notice_reason", "Overdue") },
  { "told", NC_("enum:notice_reason", "For you") },
  { "stalled", NC_("enum:notice_reason", "No progress") },
};

static const Word notice_role_words[] = {
  { "owner", NC_("enum:notice_role", "Person responsible") },
  { "taker", NC_("enum:notice_role", "Taker") },
  { "cover", NC_("enum:notice_role", "Deputy") },
  { "supervisor", NC_("enum:notice_role", "Supervisor") },
};

static const Word enquiry_state_words[] = {
  { "opened", NC_("enum:enquiry_state", "Opened") },
  { "answered", NC_("enum:enquiry_state", "Answered") },
  { "case-opened", NC_("enum:enquiry_state", "Case opened") },
  { "closed", NC_("enum:enquiry_state", "Closed") },
  { "void", NC_("enum:enquiry_state", "Voided") },
};

static const Word roles_words[] = {
  { "frontdesk", NC_("enum:role", "Front desk") },
  { "sales", NC_("enum:role", "Sales") },
  { "aftersale", NC_("enum:role", "After-sale") },
  { "supervisor", NC_("enum:role", "Supervisor") },
};

static const Word posts_words[] = {
  { "phone", NC_("enum:post", "Telephone") },
  { "reception", NC_("enum:post", "Reception") },
  { "outbound", NC_("enum:post", "Outbound calls") },
  { "cashier", NC_("enum:post", "Cashier") },
  { "sales", NC_("enum:post", "Sales") },
  { "duty", NC_("enum:post", "Duty") },
};

#define LIST(name, context) \
  { foyer_##name##_get_type, context, name##_words, G_N_ELEMENTS (name##_words) }

static const List lists[] = {
  LIST (act_way, "enum:act_way"),
  LIST (callback_kind, "enum:cb_kind"),
  LIST (callback_state, "enum:callback_state"),
  LIST (category, "enum:case_cat"),
  LIST (channel, "enum:channel"),
  LIST (contact_result, "enum:contact"),
  LIST (customer_state, "enum:customer_state"),
  LIST (demo_account_state, "enum:demo_account_state"),
  LIST (demo_outcome, "enum:demo_outcome"),
  LIST (demo_state, "enum:demo_state"),
  LIST (demo_step, "enum:demo_step"),
  LIST (department, "enum:dept"),
  LIST (enquiry_state, "enum:enquiry_state"),
  LIST (grade, "enum:grade"),
  LIST (identity, "enum:identity"),
  LIST (intent, "enum:intent"),
  LIST (item_act, "enum:item_act"),
  LIST (item_kind, "enum:item_kind"),
  LIST (item_state, "enum:item_state"),
  LIST (leave_kind, "enum:leave_kind"),
  LIST (leave_state, "enum:leave_state"),
  LIST (leave_way, "enum:leave_way"),
  LIST (lost_kind, "enum:lost_kind"),
  LIST (notice_reason, "enum:notice_reason"),
  LIST (notice_role, "enum:notice_role"),
  LIST (posts, "enum:post"),
  LIST (purpose, "enum:purpose"),
  LIST (reaction, "enum:reaction"),
  LIST (roles, "enum:role"),
  LIST (salutation, "enum:sal"),
  LIST (severity, "enum:severity"),
  LIST (shift_kind, "enum:shift_kind"),
  LIST (staff_state, "enum:staff_state"),
  LIST (visit_state, "enum:visit_state"),
  LIST (weekdays, "enum:weekday"),
};

static const List *
find_list (GType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].get_type () == type)
      return &lists[i];
  return NULL;
}

static const char *
find_value (FoyerCatalog *catalog,
            const List   *list,
            const char   *nick)
{
  for (guint i = 0; i < list->n_words; i++)
    if (g_str_equal (list->words[i].key, nick))
      return foyer_catalog_get (catalog, list->context, list->words[i].word);
  return nick;
}

/**
 * foyer_words_enum:
 * @catalog: (nullable): the language
 * @type: an enum of the domain
 * @value: a value of it
 *
 * Returns: (transfer none): the word for the value; "Not stated" where nobody chose one
 */
const char *
foyer_words_enum (FoyerCatalog *catalog,
                  GType         type,
                  int           value)
{
  g_autoptr(GEnumClass) klass = NULL;
  const List *list = find_list (type);
  const GEnumValue *known;

  g_return_val_if_fail (list != NULL && G_TYPE_IS_ENUM (type), "");

  klass = g_type_class_ref (type);
  known = g_enum_get_value (klass, value);
  g_return_val_if_fail (known != NULL, "");

  return find_value (catalog, list, known->value_nick);
}

/**
 * foyer_words_set:
 * @catalog: (nullable): the language
 * @type: a flags type of the domain
 * @value: the chosen ones
 *
 * Returns: (transfer full): the words for what is chosen, in the order of the list, for example
 *   "Front desk, Sales"; empty when nothing is
 */
char *
foyer_words_set (FoyerCatalog *catalog,
                 GType         type,
                 guint         value)
{
  g_autoptr(GFlagsClass) klass = NULL;
  GString *text = g_string_new (NULL);
  const List *list = find_list (type);

  g_return_val_if_fail (list != NULL && G_TYPE_IS_FLAGS (type), g_string_free (text, FALSE));

  klass = g_type_class_ref (type);
  for (guint i = 0; i < klass->n_values; i++)
    {
      if ((value & klass->values[i].value) == 0)
        continue;
      if (text->len > 0)
        /* Translators: stands between the members of a short list, with its spaces. */
        g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", ", ")));
      g_string_append (text, find_value (catalog, list, klass->values[i].value_nick));
    }

  return g_string_free (text, FALSE);
}

/**
 * foyer_words_choose:
 * @catalog: (nullable): the language
 * @chinese: what the shop wrote in Chinese
 * @english: the same in English
 *
 * Returns: (transfer none): that of the two which is in the language; the other where that is empty
 */
const char *
foyer_words_choose (FoyerCatalog *catalog,
                    const char   *chinese,
                    const char   *english)
{
  const char *language = catalog != NULL ? foyer_catalog_get_language (catalog)
                                         : g_get_language_names ()[0];
  gboolean is_chinese = g_str_has_prefix (language, "zh");
  const char *first = is_chinese ? chinese : english;

  return *first != '\0' ? first : is_chinese ? english : chinese;
}
