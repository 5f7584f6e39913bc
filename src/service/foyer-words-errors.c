/* Errors as sentences for the person at the desk: what happened, what is safe, what to do
 * (look/DESIGN-LANGUAGE.md §8). No codes; the error's own message is for the log and for
 * "Details". */

#include "service/foyer-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/foyer-text.h"
#include "domain/foyer-day.h"
#include "domain/foyer-demo-enums.h"
#include "domain/foyer-domain-error.h"
#include "service/foyer-callbacks.h"
#include "service/foyer-key.h"
#include "service/foyer-holiday-file.h"
#include "service/foyer-rota.h"
#include "service/foyer-service.h"
#include "store/db.h"

static const char *
get_db_sentence (FoyerDbError code)
{
  switch (code)
    {
    case FOYER_DB_ERROR_RETRY:
      return N_("Not saved: another program was writing at the same moment. What you typed is "
                "still here. Save again.");
    case FOYER_DB_ERROR_OFFLINE:
      return N_("The server cannot be reached. What is on the screen stays readable, and what you "
                "type is kept as a draft. Save when the connection is back.");
    case FOYER_DB_ERROR_UNIQUE:
      return N_("Not saved: this number is taken already. What you typed is still here. Choose "
                "another number.");
    case FOYER_DB_ERROR_FOREIGN_KEY:
      return N_("Not saved: something it refers to is not in the store. What you typed is still "
                "here. Choose it again and save.");
    case FOYER_DB_ERROR_CONSTRAINT:
      return N_("Not saved: the store does not take it like this. What you typed is still here. "
                "Check the fields and save again.");
    case FOYER_DB_ERROR_CONFLICT:
      return N_("Not saved: somebody else has changed it meanwhile. Nothing was overwritten. Look "
                "at how it stands now, then do it again.");
    case FOYER_DB_ERROR_DENIED:
      return N_("The store cannot be opened: this account may not read it. Nothing was changed. "
                "Whoever looks after this PC can allow it.");
    case FOYER_DB_ERROR_READ_ONLY:
      return N_("The store can be read but not written. Nothing was changed. Allow writing to the "
                "file and to its folder; it goes on by itself.");
    case FOYER_DB_ERROR_SCHEMA:
      return N_("A newer Foyer has written this store. Nothing was changed. Update the program on "
                "this PC.");
    case FOYER_DB_ERROR_MISSING:
      return N_("There is no store at this place. Nothing was made or changed. Check the name, or "
                "restore a backup.");
    case FOYER_DB_ERROR_EMPTY:
      return N_("The store file is empty: a copy has failed, or the file was emptied. It was left "
                "as it is. Restore a backup.");
    case FOYER_DB_ERROR_FOREIGN:
      return N_("This file is no store of Foyer. It was left as it is. Choose another file.");
    case FOYER_DB_ERROR_REMOTE:
      return N_("The store lies on a network share, where two programs would damage it. Nothing "
                "was changed. Put the file on this PC, or use a server.");
    case FOYER_DB_ERROR_FULL:
      return N_("Not saved: the disk is full. What you typed is still here, nothing is lost. Make "
                "room and save again; a restart is not needed.");
    case FOYER_DB_ERROR_CORRUPT:
      return N_("The store file is damaged. It was left as it is, and nothing more is written to "
                "it. Restore the last backup.");
    case FOYER_DB_ERROR_LOST:
      return N_("The store is older than what was last saved on this PC: some saved entries are "
                "not in it. Nothing was changed. Restore a backup, or accept the loss.");
    case FOYER_DB_ERROR_CLOCK:
      return N_("This PC's clock is more than five minutes wrong, and nothing is saved by such a "
                "clock. What you type is kept as a draft. Set the clock; it goes on by itself.");
    case FOYER_DB_ERROR_SQL:
      return N_("Not saved because of a mistake in the program. What you typed is still here. "
                "Report the details.");
    }
  return NULL;
}

static char *
dup_domain_sentence (FoyerCatalog *catalog,
                     const GError *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  const char *label = field != NULL ? foyer_words_field (catalog, field) : "";

  switch ((FoyerDomainError) error->code)
    {
    case FOYER_DOMAIN_ERROR_INVALID:
      if (g_str_equal (label, ""))
        break;
      if (g_str_has_prefix (field, "phone"))
        return g_strdup (foyer_catalog_get (catalog, NULL,
                         N_("This is not a telephone number. Write digits only; blanks, + and - "
                            "may stand between them.")));
      /* Translators: %s is the label of a field. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                              N_("“%s” does not take this. What you typed is still here. Correct "
                                 "it and save again.")), label);
    case FOYER_DOMAIN_ERROR_TOO_LONG:
      /* Translators: %s is the label of a field. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                              N_("“%s” is too long. What you typed is still here. Shorten it and "
                                 "save again.")), label);
    case FOYER_DOMAIN_ERROR_MISSING:
      /* Translators: %s is the label of a field. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("Fill in “%s”.")), label);
    case FOYER_DOMAIN_ERROR_STATE:
      return g_strdup (foyer_catalog_get (catalog, NULL,
                       N_("This is not possible any more: it has moved on meanwhile. Nothing was "
                          "changed. Look at how it stands now.")));
    case FOYER_DOMAIN_ERROR_DENIED:
      return g_strdup (foyer_catalog_get (catalog, NULL,
                       N_("Your role does not allow this. Nothing was changed. Ask a "
                          "supervisor.")));
    }

  return g_strdup (foyer_catalog_get (catalog, NULL,
                   N_("Not saved: a field holds what it does not take. What you typed is still "
                      "here. Correct it and save again.")));
}

static const char *
get_text_sentence (FoyerTextError code)
{
  switch (code)
    {
    case FOYER_TEXT_ERROR_ENCODING:
      return N_("This is not text: it holds bytes that no letter has. Copy it again as text.");
    case FOYER_TEXT_ERROR_TOO_LONG:
      return N_("The text is too long for this field. It is still here. Shorten it.");
    case FOYER_TEXT_ERROR_PHONE:
      return N_("This is not a telephone number. Write digits only; blanks, + and - may stand "
                "between them.");
    case FOYER_TEXT_ERROR_MONEY:
      return N_("This is not an amount of money. Write it like 1980 or 1,980.50.");
    }
  return NULL;
}

static const char *
get_service_sentence (FoyerServiceError code)
{
  switch (code)
    {
    case FOYER_SERVICE_ERROR_CONFLICT:
      return N_("Not saved: somebody else has changed the same fields. Nothing was overwritten. "
                "Choose field by field which of the two stays.");
    case FOYER_SERVICE_ERROR_UNKNOWN:
      return N_("There is no such entry in the store. Nothing was changed. Check the number.");
    }
  return NULL;
}

static const char *
get_callback_sentence (FoyerCallbackError code)
{
  switch (code)
    {
    case FOYER_CALLBACK_ERROR_QUESTION_GONE:
      return N_("Not saved: somebody else has worded this question anew or retired it meanwhile. "
                "What you typed is still here. Look at how the questions stand now.");
    case FOYER_CALLBACK_ERROR_QUESTION_LAST:
      return N_("A survey asks at least one question. Add another one first, then retire this "
                "one.");
    case FOYER_CALLBACK_ERROR_QUESTION_ASKED:
      return N_("This question is asked already. Nothing was changed.");
    case FOYER_CALLBACK_ERROR_FESTIVAL_GONE:
      return N_("The shop does not greet on this festival any more. Nothing was planned. Choose "
                "another one.");
    case FOYER_CALLBACK_ERROR_FESTIVAL_UNKNOWN:
      return N_("The next day of this festival is not announced yet. Nothing was planned. Import "
                "the public holidays of the year in the preferences.");
    }
  return NULL;
}

static const char *
get_rota_sentence (FoyerRotaError code)
{
  switch (code)
    {
    case FOYER_ROTA_ERROR_LOCKED:
      return N_("This cell is locked. Unlock it with L, then change it.");
    case FOYER_ROTA_ERROR_ON_LEAVE:
      return N_("On approved leave that day. Nothing was changed. See who can stand in with G.");
    case FOYER_ROTA_ERROR_OVERLAP:
      return N_("There is another shift at that time. Nothing was changed.");
    case FOYER_ROTA_ERROR_RUN:
      return N_("That would be too many working days in a row. Nothing was changed. Plan a rest "
                "day first.");
    case FOYER_ROTA_ERROR_GAPS:
      return N_("Posts are empty. The roster was not published. Fill them, or say why they stay "
                "empty.");
    }
  return NULL;
}

static const char *
get_demo_sentence (FoyerDemoError code)
{
  switch (code)
    {
    case FOYER_DEMO_ERROR_IN_USE:
      return N_("This account is in use. Choose another account.");
    case FOYER_DEMO_ERROR_NOT_YOURS:
      return N_("This account belongs to a colleague. A supervisor can lend it until the end of "
                "the day.");
    case FOYER_DEMO_ERROR_BUSY:
      return N_("There is an open demo already. Finish it first.");
    case FOYER_DEMO_ERROR_TO_RESET:
      return N_("This account has to be reset first. Tick its steps, then it is free.");
    case FOYER_DEMO_ERROR_STEPS_LEFT:
      return N_("Not all steps are ticked. The account is not free yet.");
    case FOYER_DEMO_ERROR_LOCKED:
      return N_("A supervisor has taken this account out of use. Choose another account.");
    case FOYER_DEMO_ERROR_EXPIRED:
      return N_("This account is not valid any more. Choose another account.");
    case FOYER_DEMO_ERROR_LOGGED_IN:
      return N_("Log out of the account first.");
    case FOYER_DEMO_ERROR_FOLLOW_UP:
      return N_("A step after the log-out is not ticked. Tick it, or write why it was left out.");
    case FOYER_DEMO_ERROR_NOT_YOUR_SESSION:
      return N_("This demo belongs to a colleague. Only they and a supervisor can change it.");
    }
  return NULL;
}

static const char *
get_vault_sentence (FoyerVaultError code)
{
  switch (code)
    {
    case FOYER_VAULT_ERROR_NO_KEY:
      return N_("Passwords cannot be kept yet: a supervisor makes the shop's key first.");
    case FOYER_VAULT_ERROR_NOT_ENROLLED:
      return N_("This PC does not have the shop's key. Type its recovery code once.");
    case FOYER_VAULT_ERROR_LOCKED:
      return N_("The keyring of this desktop is locked. Unlock it, then try again.");
    case FOYER_VAULT_ERROR_WRONG_CODE:
      return N_("This is not the recovery code of this shop. Compare it with the paper, letter by "
                "letter.");
    case FOYER_VAULT_ERROR_DAMAGED:
      return N_("The password cannot be opened: it was changed outside the program. Type it anew.");
    case FOYER_VAULT_ERROR_NO_SECRET:
      return N_("No password is kept for this account.");
    }
  return NULL;
}

static const char *
get_plan_sentence (FoyerPlanError code)
{
  switch (code)
    {
    case FOYER_PLAN_ERROR_PROBLEM:
      return N_("There is nothing to plan yet: the roster needs people with posts, and shifts.");
    case FOYER_PLAN_ERROR_BUDGET:
      return N_("No plan was found in this time. Nothing was changed. Plan again with more time.");
    case FOYER_PLAN_ERROR_INFEASIBLE:
      return N_("It cannot be planned like this. Nothing was changed.");
    case FOYER_PLAN_ERROR_FORMAT:
      break;
    }
  return NULL;
}

static char *
dup_holiday_sentence (FoyerCatalog *catalog,
                      const GError *error)
{
  g_autofree char *date = g_strndup (error->message, strlen ("2027-01-01"));
  g_autofree char *shown = NULL;
  gint64 day;

  switch ((FoyerHolidayError) error->code)
    {
    case FOYER_HOLIDAY_ERROR_CONFLICT:
      if (!foyer_day_parse (date, &day))
        break;
      shown = foyer_words_date_full (catalog, day);
      /* Translators: %s is a day. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                              N_("Not imported: the file says of %s that it is off and that it is "
                                 "not. The calendar in use stays. Get the file again.")), shown);
    case FOYER_HOLIDAY_ERROR_FORMAT:
      break;
    }

  return g_strdup (foyer_catalog_get (catalog, NULL,
                   N_("Not imported: this file holds no public holidays that Foyer can read. The "
                      "calendar in use stays. Choose the notice of a year as JSON or iCalendar.")));
}

/**
 * foyer_words_error:
 * @catalog: (nullable): the language
 * @error: what went wrong
 *
 * Tells an error to the person at the desk. What the program did not foresee is told with the
 * message of the library that reports it, which GLib translates.
 *
 * Returns: (transfer full): one or more sentences without line breaks
 */
char *
foyer_words_error (FoyerCatalog *catalog,
                   const GError *error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (error != NULL, g_strdup (""));

  if (error->domain == FOYER_DOMAIN_ERROR)
    return dup_domain_sentence (catalog, error);
  if (error->domain == FOYER_HOLIDAY_ERROR)
    return dup_holiday_sentence (catalog, error);
  if (error->domain == FOYER_DB_ERROR)
    sentence = get_db_sentence (error->code);
  else if (error->domain == FOYER_TEXT_ERROR)
    sentence = get_text_sentence (error->code);
  else if (error->domain == FOYER_SERVICE_ERROR)
    sentence = get_service_sentence (error->code);
  else if (error->domain == FOYER_CALLBACK_ERROR)
    sentence = get_callback_sentence (error->code);
  else if (error->domain == FOYER_ROTA_ERROR)
    sentence = get_rota_sentence (error->code);
  else if (error->domain == FOYER_DEMO_ERROR)
    sentence = get_demo_sentence (error->code);
  else if (error->domain == FOYER_VAULT_ERROR)
    sentence = get_vault_sentence (error->code);
  else if (error->domain == FOYER_PLAN_ERROR)
    sentence = get_plan_sentence (error->code);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sentence = N_("Cancelled. Nothing was changed.");

  if (sentence != NULL)
    return g_strdup (foyer_catalog_get (catalog, NULL, sentence));

  /* Translators: %s is what the system says, such as "No such file or directory". */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("It did not work: %s.")),
                          error->message);
}

/**
 * foyer_words_store_error:
 * @catalog: (nullable): the language
 * @error: why a store cannot be used
 * @is_server: whether it is on a server
 *
 * As foyer_words_error(), but speaks of a server and not of a file.
 *
 * Returns: (transfer full): one or more sentences without line breaks
 */
char *
foyer_words_store_error (FoyerCatalog *catalog,
                         const GError *error,
                         gboolean      is_server)
{
  const char *sentence = NULL;

  if (!is_server || error->domain != FOYER_DB_ERROR)
    return foyer_words_error (catalog, error);

  if (error->code == FOYER_DB_ERROR_DENIED)
    sentence =
      N_("The server does not let this PC in: its login is unknown or was taken away, or the "
          "password is wrong. Nothing was changed. Whoever looks after the server can give "
          "this PC a new address.");
  else if (error->code == FOYER_DB_ERROR_READ_ONLY)
    sentence =
      N_("The server can be read but not written just now. Nothing was changed. Whoever looks "
          "after the server can allow it; it goes on by itself.");
  else if (error->code == FOYER_DB_ERROR_MISSING)
    sentence =
      N_("There is no shop on this server yet. Nothing was made or changed. Check the address, "
          "or set the server up.");
  else if (error->code == FOYER_DB_ERROR_FOREIGN)
    sentence =
      N_("This server cannot hold a shop as it is. It was left alone. It must be PostgreSQL 15 "
          "or newer, with a database made by Foyer.");

  return sentence != NULL ? g_strdup (foyer_catalog_get (catalog, NULL, sentence))
                          : foyer_words_error (catalog, error);
}

/**
 * foyer_words_who_may:
 * @catalog: (nullable): the language
 * @right: a right that somebody lacks
 *
 * Says who may, for a control that refuses (DESIGN-LANGUAGE §8). The panel adds a name that is on
 * duty where it knows one.
 *
 * Returns: (transfer full): a sentence, such as "This needs the role Supervisor."
 */
char *
foyer_words_who_may (FoyerCatalog *catalog,
                     FoyerRight    right)
{
  FoyerRoles roles = foyer_permission_get_roles (right);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint role = 1; role <= FOYER_ROLES_ALL; role <<= 1)
    {
      g_autofree char *name = NULL;

      if ((roles & role) == 0)
        continue;
      name = foyer_words_set (catalog, FOYER_TYPE_ROLES, role);
      if (names->len > 0)
        /* Translators: stands between two roles, either of which will do, with its spaces. */
        g_string_append (names, foyer_catalog_get (catalog, "list", NC_("list", " or ")));
      g_string_append (names, name);
    }

  /* Translators: %s is one role or several, such as "Sales or Supervisor". */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("This needs the role %s.")),
                          names->str);
}
