/* The words for the fields of every record and for the acts of the journal. */

#include "service/foyer-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* By key, to be found by halves. */
typedef struct
{
  const char *key;
  const char *word;
} Word;

static const Word field_words[] = {
  { "abort_reason", NC_("field", "Reason for breaking off") },
  { "account", NC_("field", "Demo account") },
  { "address", NC_("field", "Address") },
  { "again", NC_("field", "Next contact at") },
  { "answer", NC_("field", "Reply given") },
  { "arrived", NC_("field", "Arrived") },
  { "ask", NC_("field", "Enquiry") },
  { "at", NC_("field", "Date and time") },
  { "begins", NC_("field", "From") },
  { "begun", NC_("field", "Logged in") },
  { "birthday", NC_("field", "Birthday") },
  { "body", NC_("field", "Description") },
  { "borrower", NC_("field", "Lent to") },
  { "break_min", NC_("field", "Break (minutes)") },
  { "called", NC_("field", "Reception began") },
  { "category", NC_("field", "Category") },
  { "channel", NC_("field", "Channel") },
  { "city", NC_("field", "City") },
  { "closed", NC_("field", "Closed at") },
  { "code", NC_("field", "Code") },
  { "content", NC_("field", "Content shown") },
  { "cover", NC_("field", "Cover") },
  { "created", NC_("field", "Created") },
  { "customer", NC_("field", "Customer") },
  { "date", NC_("field", "Only on") },
  { "day", NC_("field", "Date") },
  { "days_before", NC_("field", "Days before") },
  { "demo", NC_("field", "Demonstration began") },
  { "departed", NC_("field", "Left") },
  { "department", NC_("field", "Department") },
  { "deputy", NC_("field", "Deputy") },
  { "do_not_call", NC_("field", "Do not call") },
  { "due", NC_("field", "Reply due") },
  { "end_minute", NC_("field", "Ends") },
  { "ends", NC_("field", "Until") },
  { "expected", NC_("field", "Expected at") },
  { "extension_reason", NC_("field", "Reason for the extension") },
  { "family", NC_("field", "Group") },
  { "grade", NC_("field", "Customer grade") },
  { "greeting", NC_("field", "Greeting") },
  { "handler", NC_("field", "Handled by") },
  { "has_card", NC_("field", "Business card exchanged") },
  { "hint", NC_("field", "Hint") },
  { "hint_en", NC_("field", "Hint in English") },
  { "hobby", NC_("field", "Interests") },
  { "host", NC_("field", "Person visited") },
  { "identity", NC_("field", "Visitor kind") },
  { "intent", NC_("field", "Buying intent") },
  { "is_assumed", NC_("field", "Assumed departure") },
  { "is_cut_off", NC_("field", "Cut off") },
  { "is_transferred", NC_("field", "Put through") },
  { "item", NC_("field", "Case") },
  { "kind", NC_("field", "Kind") },
  { "label", NC_("field", "Label") },
  { "label_zh", NC_("field", "Label in Chinese") },
  { "last_contact", NC_("field", "Last contact") },
  { "loan_reason", NC_("field", "Reason for the loan") },
  { "logged_out", NC_("field", "Logged out") },
  { "login", NC_("field", "User name") },
  { "lost_kind", NC_("field", "Lost-sale reason") },
  { "lost_reason", NC_("field", "Lost-sale remark") },
  { "message", NC_("field", "Message") },
  { "minimum", NC_("field", "People") },
  { "name", NC_("field", "Name") },
  { "name_en", NC_("field", "Name in English") },
  { "next_contact", NC_("field", "Next contact at") },
  { "number", NC_("field", "No.") },
  { "objections", NC_("field", "Objections") },
  { "occupation", NC_("field", "Occupation") },
  { "opened", NC_("field", "Opened at") },
  { "organisation", NC_("field", "Organisation") },
  { "outcome", NC_("field", "Result") },
  { "owner", NC_("field", "Person responsible") },
  { "parent", NC_("field", "Belongs to") },
  { "party", NC_("field", "Party size") },
  { "phone", NC_("field", "Phone") },
  { "phone2", NC_("field", "Other phone") },
  { "post", NC_("field", "Post") },
  { "posts", NC_("field", "Posts") },
  { "problem", NC_("field", "Problem") },
  { "product", NC_("field", "Product") },
  { "purpose", NC_("field", "Purpose") },
  { "rating", NC_("field", "Rating") },
  { "reason", NC_("field", "Reason") },
  { "remark", NC_("field", "Remarks") },
  { "rep", NC_("field", "Shown by") },
  { "reset_steps", NC_("field", "Steps to reset") },
  { "result", NC_("field", "Result to tell") },
  { "roles", NC_("field", "Roles") },
  { "salutation", NC_("field", "Salutation") },
  { "seller", NC_("field", "Sold by") },
  { "severity", NC_("field", "Severity") },
  { "shift", NC_("field", "Shift") },
  { "skip_reason", NC_("field", "Why steps were left out") },
  { "source", NC_("field", "Source") },
  { "staff", NC_("field", "Staff") },
  { "start_minute", NC_("field", "Begins") },
  { "state", NC_("field", "State") },
  { "strength", NC_("field", "How much") },
  { "subject", NC_("field", "Subject") },
  { "tags", NC_("field", "Tags") },
  { "taker", NC_("field", "First asked") },
  { "talk_ms", NC_("field", "Call length") },
  { "text", NC_("field", "Text") },
  { "text_en", NC_("field", "Text in English") },
  { "url", NC_("field", "Address on the web") },
  { "valid_from", NC_("field", "Valid from") },
  { "valid_to", NC_("field", "Valid until") },
  { "valid_until", NC_("field", "Valid until") },
  { "value", NC_("field", "Value") },
  { "verified", NC_("field", "Last verified") },
  { "visit", NC_("field", "Visit") },
  { "wanted", NC_("field", "Person wanted") },
  { "wanted_product", NC_("field", "Product wanted") },
  { "way", NC_("field", "Asked by") },
  { "weekdays", NC_("field", "Weekdays") },
  { "what", NC_("field", "Act") },
};

/* What was done, as the window says it when it offers to take it back. */
static const Word act_words[] = {
  { "absence.deal", NC_("act", "Work dealt out") },
  { "calendar.import", NC_("act", "Public holidays imported") },
  { "callback.assign", NC_("act", "Callback handed over") },
  { "callback.cancel", NC_("act", "Callback cancelled") },
  { "callback.care", NC_("act", "Birthday calls planned") },
  { "callback.forbid", NC_("act", "Not to be called any more") },
  { "callback.group", NC_("act", "Greetings planned") },
  { "callback.miss", NC_("act", "Not reached") },
  { "callback.plan", NC_("act", "Callback planned") },
  { "callback.reach", NC_("act", "Callback done") },
  { "callback.redeal", NC_("act", "Callbacks dealt out") },
  { "callback.reschedule", NC_("act", "Another time agreed") },
  { "callback.stop", NC_("act", "Callback ended") },
  { "callback.survey", NC_("act", "Survey recorded") },
  { "callback.target", NC_("act", "Daily target set") },
  { "coverage.add", NC_("act", "Demand added") },
  { "coverage.drop", NC_("act", "Demand removed") },
  { "coverage.edit", NC_("act", "Demand changed") },
  { "customer.add", NC_("act", "Customer added") },
  { "customer.edit", NC_("act", "Customer changed") },
  { "customer.reveal", NC_("act", "Phone shown") },
  { "demo.abort", NC_("act", "Demo broken off") },
  { "demo.account-add", NC_("act", "Demo account added") },
  { "demo.account-edit", NC_("act", "Demo account changed") },
  { "demo.account-void", NC_("act", "Demo account removed") },
  { "demo.close", NC_("act", "Demo finished") },
  { "demo.extend", NC_("act", "Demo extended") },
  { "demo.follow-up", NC_("act", "Step ticked") },
  { "demo.identity", NC_("act", "Visitor kind changed") },
  { "demo.lend", NC_("act", "Demo begun") },
  { "demo.loan", NC_("act", "Account lent for today") },
  { "demo.loan-end", NC_("act", "Loan ended") },
  { "demo.lock", NC_("act", "Account locked") },
  { "demo.log-out", NC_("act", "Logged out") },
  { "demo.point", NC_("act", "Talking point changed") },
  { "demo.point-remove", NC_("act", "Talking point removed") },
  { "demo.product", NC_("act", "Product of the demo named") },
  { "demo.reset", NC_("act", "Account reset") },
  { "demo.reset-fail", NC_("act", "Problem noted") },
  { "demo.reset-tick", NC_("act", "Reset step ticked") },
  { "demo.secret", NC_("act", "Password changed") },
  { "demo.tick", NC_("act", "Point ticked") },
  { "demo.unlock", NC_("act", "Account unlocked") },
  { "enquiry.answer", NC_("act", "Enquiry answered") },
  { "enquiry.case", NC_("act", "Case opened") },
  { "enquiry.cut-off", NC_("act", "Call cut off") },
  { "enquiry.edit", NC_("act", "Enquiry changed") },
  { "history.redo", NC_("act", "Done again") },
  { "history.undo", NC_("act", "Undone") },
  { "item.answer", NC_("act", "Customer told") },
  { "item.assign", NC_("act", "Item handed over") },
  { "item.chase", NC_("act", "Chase-up noted") },
  { "item.close", NC_("act", "Item closed") },
  { "item.edit", NC_("act", "Item changed") },
  { "item.interim", NC_("act", "Interim message noted") },
  { "item.move-due", NC_("act", "Due time moved") },
  { "item.note", NC_("act", "Annotation added") },
  { "item.open", NC_("act", "Item opened") },
  { "item.pause", NC_("act", "Clock stopped") },
  { "item.recompute", NC_("act", "Due times reckoned anew") },
  { "item.reopen", NC_("act", "Item reopened") },
  { "item.reply", NC_("act", "Report answered") },
  { "item.report", NC_("act", "Reported upwards") },
  { "item.resume", NC_("act", "Clock resumed") },
  { "item.solve", NC_("act", "Solution proposed") },
  { "item.void", NC_("act", "Item voided") },
  { "leave.approve", NC_("act", "Leave approved") },
  { "leave.ask", NC_("act", "Leave asked for") },
  { "leave.back", NC_("act", "Back from leave") },
  { "leave.cover", NC_("act", "Cover changed") },
  { "leave.refuse", NC_("act", "Leave refused") },
  { "leave.void", NC_("act", "Leave taken back") },
  { "review.start", NC_("act", "Day-end review begun") },
  { "review.tick", NC_("act", "Looked at") },
  { "roster.clear", NC_("act", "Cell cleared") },
  { "roster.duty", NC_("act", "Duty person changed") },
  { "roster.ease", NC_("act", "Way out taken") },
  { "roster.lock", NC_("act", "Cell locked") },
  { "roster.off-duty", NC_("act", "Duty person changed") },
  { "roster.plan", NC_("act", "Plan accepted") },
  { "roster.publish", NC_("act", "Roster published") },
  { "roster.put", NC_("act", "Roster changed") },
  { "roster.take", NC_("act", "Shift taken over") },
  { "roster.unlock", NC_("act", "Cell unlocked") },
  { "shift.add", NC_("act", "Shift added") },
  { "shift.close", NC_("act", "Shift closed") },
  { "shift.edit", NC_("act", "Shift changed") },
  { "shop.set", NC_("act", "Setting changed") },
  { "shop.set-up", NC_("act", "Shop set up") },
  { "staff.add", NC_("act", "Colleague added") },
  { "staff.come-back", NC_("act", "Colleague came back") },
  { "staff.edit", NC_("act", "Colleague changed") },
  { "staff.leave", NC_("act", "Colleague left") },
  { "survey.add", NC_("act", "Question added") },
  { "survey.move", NC_("act", "Questions put in order") },
  { "survey.restore", NC_("act", "Question asked again") },
  { "survey.retire", NC_("act", "Question retired") },
  { "survey.reword", NC_("act", "Question worded anew") },
  { "visit.arrive", NC_("act", "Arrived") },
  { "visit.call-next", NC_("act", "Next one called") },
  { "visit.check-in", NC_("act", "Registered") },
  { "visit.close-days", NC_("act", "Day closed") },
  { "visit.confirm-left", NC_("act", "Departure confirmed") },
  { "visit.edit", NC_("act", "Visit changed") },
  { "visit.end-demo", NC_("act", "Demonstration ended") },
  { "visit.expect", NC_("act", "Appointment made") },
  { "visit.leave", NC_("act", "Left") },
  { "visit.leave-message", NC_("act", "Message left") },
  { "visit.miss", NC_("act", "Marked as no-show") },
  { "visit.receive", NC_("act", "Reception began") },
  { "visit.start-demo", NC_("act", "Demonstration began") },
  { "visit.void", NC_("act", "Visit voided") },
  { "wish.add", NC_("act", "Wish told") },
  { "wish.drop", NC_("act", "Wish taken back") },
};

static int
compare_word (gconstpointer key,
              gconstpointer word)
{
  return strcmp (key, ((const Word *) word)->key);
}

static const char *
find_word (FoyerCatalog *catalog,
           const char   *context,
           const Word   *words,
           gsize         n_words,
           const char   *key)
{
  const Word *word = bsearch (key, words, n_words, sizeof *words, compare_word);

  return word != NULL ? foyer_catalog_get (catalog, context, word->word) : key;
}

/**
 * foyer_words_field:
 * @catalog: (nullable): the language
 * @name: the name of a #FoyerField
 *
 * Returns: (transfer none): the label of the field (HANDBOOK §16d); @name itself when it has none
 */
const char *
foyer_words_field (FoyerCatalog *catalog,
                   const char   *name)
{
  g_return_val_if_fail (name != NULL, "");

  return find_word (catalog, "field", field_words, G_N_ELEMENTS (field_words), name);
}

/**
 * foyer_words_act:
 * @catalog: (nullable): the language
 * @act: the key of an act, as the journal names it, such as "visit.receive"
 *
 * Returns: (transfer none): what was done, in a few words; @act itself when there are none
 */
const char *
foyer_words_act (FoyerCatalog *catalog,
                 const char   *act)
{
  g_return_val_if_fail (act != NULL, "");

  return find_word (catalog, "act", act_words, G_N_ELEMENTS (act_words), act);
}
