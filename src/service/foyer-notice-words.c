/* The words of notifications, in both languages, in the manner of look/13.
 *
 * Others read them too, over the shoulder: a customer is a surname and a title, a number its last
 * four digits. The shop can allow the whole of both, or only what kind of thing is due; what a
 * complaint says stays inside in any case. */

#include "service/foyer-notice-words-private.h"

#include "base/foyer-phone.h"
#include "base/foyer-pinyin.h"
#include "domain/foyer-deadline.h"
#include "service/foyer-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define TAIL_DIGITS 4
/* Digits in a row that may be a telephone number. */
#define NUMBER_DIGITS 7

#define BIT(ACT) (1u << FOYER_NOTICE_ACT_##ACT)

/* The three that a notification has room for: of a callback that is late, what is left to do. */
static guint
get_banner_acts (const FoyerNoticeFacts *facts)
{
  guint set = foyer_notice_get_acts (facts);

  if (!(set & BIT (SCRIPT)))
    return set;
  return facts->reason == FOYER_NOTICE_LATE ? BIT (SCRIPT) | BIT (RESCHEDULE)
                                            : set & ~BIT (RESCHEDULE);
}

void
foyer_notice_set_acts (FoyerNotification *self,
                       FoyerCatalog      *catalog,
                       guint              set)
{
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < FOYER_NOTICE_N_ACTS; i++)
    if (set & (1u << i))
      {
        g_strv_builder_add (keys, foyer_notice_act_get_key (i));
        g_strv_builder_add (labels, foyer_notice_act_get_label (catalog, i));
      }
  self->keys = g_strv_builder_end (keys);
  self->labels = g_strv_builder_end (labels);
}

static gboolean
is_han (const char *name)
{
  return foyer_pinyin_is_han (g_utf8_get_char (name));
}

/* How the customer is called where others read it; %NULL when nobody knows. */
static char *
dup_who (FoyerCatalog           *catalog,
         const FoyerNoticeFacts *facts,
         FoyerNoticeDetail       detail)
{
  const char *name = foyer_item_get_name (facts->item);
  const char *space;
  g_autofree char *surname = NULL;

  if (*name == '\0')
    return NULL;
  if (detail == FOYER_NOTICE_DETAIL_WHOLE)
    return g_strdup (name);
  /* In Latin letters the last word, which is shorter than the whole in any case. */
  if (!is_han (name))
    {
      space = strrchr (name, ' ');
      return foyer_words_address (catalog, space != NULL ? space + 1 : name, facts->salutation);
    }
  if (facts->salutation != FOYER_SALUTATION_NONE)
    return foyer_words_address (catalog, name, facts->salutation);

  surname = foyer_words_surname (catalog, name);
  /* Translators: a customer whose title is not known, by the surname: in Chinese 张客户. */
  return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "customer %s")),
                          surname);
}

static char *
dup_phone (FoyerCatalog      *catalog,
           FoyerItem         *item,
           FoyerNoticeDetail  detail)
{
  const char *phone = foyer_item_get_phone (item);
  gsize length = strlen (phone);

  if (length <= TAIL_DIGITS)
    return NULL;
  if (detail == FOYER_NOTICE_DETAIL_WHOLE)
    return foyer_phone_group (phone);
  /* Translators: %s is the last digits of a telephone number. */
  return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "Ends %s")),
                          phone + length - TAIL_DIGITS);
}

/* The time of day; with its day when that is not today. */
char *
foyer_notice_dup_time (FoyerCatalog  *catalog,
                       FoyerShopTime *shop_time,
                       gint64         at_us,
                       gint64         now_us)
{
  if (foyer_shop_time_get_day (shop_time, at_us) == foyer_shop_time_get_day (shop_time, now_us))
    return foyer_words_clock (shop_time, at_us);
  return foyer_words_time (catalog, shop_time, at_us, now_us);
}

/* What a callback is about, in few words. */
static const char *
get_matter (FoyerCatalog      *catalog,
            FoyerCallbackKind  kind)
{
  switch (kind)
    {
    case FOYER_CALLBACK_REPLY:
      return foyer_catalog_get (catalog, "callback matter",
                                NC_("callback matter", "Reply to a case"));
    case FOYER_CALLBACK_INSTALL:
      return foyer_catalog_get (catalog, "callback matter",
                                NC_("callback matter", "After installation"));
    case FOYER_CALLBACK_USAGE:
      return foyer_catalog_get (catalog, "callback matter",
                                NC_("callback matter", "After purchase"));
    case FOYER_CALLBACK_SATISFACTION:
      return foyer_catalog_get (catalog, "callback matter",
                                NC_("callback matter", "Satisfaction"));
    case FOYER_CALLBACK_COMPLAINT:
      return foyer_catalog_get (catalog, "callback matter",
                                NC_("callback matter", "After a complaint"));
    case FOYER_CALLBACK_WATCH:
      return foyer_catalog_get (catalog, "callback matter",
                                NC_("callback matter", "After closing"));
    case FOYER_CALLBACK_SECOND_SALE:
      return foyer_catalog_get (catalog, "callback matter",
                                NC_("callback matter", "Second sale"));
    case FOYER_CALLBACK_GREETING:
      return foyer_catalog_get (catalog, "callback matter", NC_("callback matter", "Greeting"));
    }

  g_assert_not_reached ();
}

static char *
dup_try (FoyerCatalog  *catalog,
         FoyerCallback *callback)
{
  gint64 number = foyer_callback_get_attempts (callback) + 1;

  switch (number)
    {
    case 1:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1st try")));
    case 2:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "2nd try")));
    case 3:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "3rd try")));
    }
  /* Translators: which try to call somebody, from the fourth on. */
  return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "%dth try")),
                          (int) number);
}

/* Joins what there is of parts of a sentence, or of sentences. */
char *
foyer_notice_join (const char *separator,
                   const char *first,
                   const char *second)
{
  if (first == NULL || *first == '\0' || second == NULL || *second == '\0')
    return g_strdup (first != NULL && *first != '\0' ? first : second != NULL ? second : "");
  return g_strconcat (first, separator, second, NULL);
}

static const char *
get_comma (FoyerCatalog *catalog)
{
  /* Translators: between two parts of a sentence; in Chinese ，. */
  return foyer_catalog_get (catalog, "notice", NC_("notice", ", "));
}

const char *
foyer_notice_get_stop (FoyerCatalog *catalog)
{
  /* Translators: between two sentences; in Chinese 。. */
  return foyer_catalog_get (catalog, "notice", NC_("notice", ". "));
}

static char *
dup_callback_matter (FoyerCatalog           *catalog,
                     const FoyerNoticeFacts *facts)
{
  FoyerCallbackKind kind;

  if (facts->callback == NULL)
    return g_strdup (foyer_words_enum (catalog, FOYER_TYPE_ITEM_KIND, FOYER_ITEM_CALLBACK));

  kind = foyer_callback_get_kind (facts->callback);
  /* What was complained about stays inside. */
  if (kind == FOYER_CALLBACK_COMPLAINT || kind == FOYER_CALLBACK_REPLY)
    return g_strdup (get_matter (catalog, kind));
  return foyer_notice_join (get_comma (catalog), get_matter (catalog, kind),
                            foyer_callback_get_product (facts->callback));
}

static char *
dup_callback_title (FoyerCatalog           *catalog,
                    FoyerShopTime          *shop_time,
                    const FoyerNoticeFacts *facts,
                    FoyerNoticeDetail       detail,
                    gint64                  now_us)
{
  gint64 at_us = foyer_item_get_when (facts->item);
  g_autofree char *known = dup_who (catalog, facts, detail);
  const char *who = known != NULL ? known : foyer_item_get_number (facts->item);
  g_autofree char *time = NULL;

  if (facts->reason == FOYER_NOTICE_LATE)
    {
      time = foyer_words_span (catalog, now_us - at_us);
      /* Translators: %1$s is a duration, such as 30 min, %2$s who is to be called, such as Mr
       * Xu. */
      return g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                 NC_("notice", "Callback %1$s late: %2$s")),
                              time, who);
    }
  if (facts->reason == FOYER_NOTICE_TOLD)
    /* Translators: somebody hands a callback over; %s is who is to be called. */
    return g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                               NC_("notice", "Callback for you: %s")), who);

  time = foyer_notice_dup_time (catalog, shop_time, at_us, now_us);
  /* Translators: %1$s is who is to be called, such as Ms Zhang, %2$s a time, such as 15:00. */
  return g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                             NC_("notice", "Call back %1$s, %2$s")), who, time);
}

static char *
dup_callback_body (FoyerCatalog           *catalog,
                   FoyerShopTime          *shop_time,
                   const FoyerNoticeFacts *facts,
                   FoyerNoticeDetail       detail,
                   gint64                  now_us)
{
  g_autofree char *matter = dup_callback_matter (catalog, facts);
  g_autofree char *phone = dup_phone (catalog, facts->item, detail);
  g_autofree char *try = facts->callback != NULL ? dup_try (catalog, facts->callback) : NULL;
  g_autofree char *first = NULL, *second = NULL, *agreed = NULL;

  if (facts->reason == FOYER_NOTICE_LATE)
    {
      g_autofree char *time = foyer_notice_dup_time (catalog, shop_time,
                                                     foyer_item_get_when (facts->item),
                                                     now_us);

      /* Translators: %s is the time that was agreed with the customer. */
      agreed = g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "agreed %s")),
                                time);
      second = foyer_notice_join (get_comma (catalog), matter, try);
      first = foyer_notice_join (get_comma (catalog), second, agreed);
      return foyer_notice_join (foyer_notice_get_stop (catalog), first, phone);
    }

  second = foyer_notice_join (get_comma (catalog), phone, try);
  return foyer_notice_join (foyer_notice_get_stop (catalog), matter, second);
}

/* "Case C-031", "Major complaint TS-0091". */
static char *
dup_item (FoyerCatalog *catalog,
          FoyerItem    *item)
{
  const char *kind = foyer_words_enum (catalog, FOYER_TYPE_ITEM_KIND, foyer_item_get_kind (item));

  /* Translators: a kind of work item and its number: "Case C20261121-004". */
  return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "%1$s %2$s")), kind,
                          foyer_item_get_number (item));
}

static gboolean
is_grave (FoyerItem *item)
{
  FoyerSeverity severity = foyer_item_get_severity (item);

  return severity == FOYER_SEVERITY_MAJOR || severity == FOYER_SEVERITY_EXTREME;
}

static char *
dup_told_title (FoyerCatalog           *catalog,
                const FoyerNoticeFacts *facts,
                const char             *item)
{
  if (foyer_item_get_kind (facts->item) == FOYER_ITEM_COMPLAINT && is_grave (facts->item))
    /* Translators: %1$s says how grave, such as Major, %2$s is the complaint with its number. */
    return g_strdup_printf (
      foyer_catalog_get (catalog, "notice", NC_("notice", "%1$s: %2$s")),
      foyer_words_enum (catalog, FOYER_TYPE_SEVERITY, foyer_item_get_severity (facts->item)), item);

  switch (facts->role)
    {
    case FOYER_NOTICE_OWNER:
      /* Translators: handed over to who reads it; %s is a work item with its number. */
      return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "For you: %s")),
                              item);
    case FOYER_NOTICE_COVER:
      /* Translators: who reads it stands in for a colleague; %s is a work item with its number. */
      return g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                 NC_("notice", "For you as cover: %s")), item);
    case FOYER_NOTICE_TAKER:
      /* Translators: who reads it accepted it first; %s is a work item with its number. */
      return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "News: %s")),
                              item);
    case FOYER_NOTICE_SUPERVISOR:
      /* Translators: told to the supervisor; %s is a work item with its number. */
      return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "Reported: %s")),
                              item);
    }

  g_assert_not_reached ();
}

/* For how long nobody has written of any progress (C5). */
static char *
dup_stalled (FoyerCatalog *catalog,
             FoyerItem    *item,
             gint64        now_us)
{
  g_autofree char *span = foyer_words_span (catalog, now_us - foyer_item_get_progress (item));

  /* Translators: nobody has written of progress in the log; %s is a duration, such as 2 days. */
  return g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                             NC_("notice", "no progress for %s")), span);
}

static char *
dup_item_title (FoyerCatalog           *catalog,
                const FoyerNoticeFacts *facts,
                gint64                  now_us)
{
  gint64 left_us = foyer_item_get_when (facts->item) - now_us;
  g_autofree char *item = dup_item (catalog, facts->item);
  g_autofree char *span = NULL;

  if (facts->reason == FOYER_NOTICE_TOLD)
    return dup_told_title (catalog, facts, item);
  if (facts->reason == FOYER_NOTICE_STALLED)
    {
      span = dup_stalled (catalog, facts->item, now_us);
      /* Translators: %1$s is a work item with its number, %2$s how long nothing moved. */
      return g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                 NC_("notice", "%1$s: %2$s")), item, span);
    }

  span = foyer_words_span (catalog, ABS (left_us));
  if (ABS (left_us) < FOYER_MINUTE_US)
    /* Translators: %s is a work item with its number. */
    return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "%s is due")),
                            item);
  if (left_us > 0)
    /* Translators: %1$s is a work item with its number, %2$s a duration. */
    return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "%1$s: %2$s left")),
                            item, span);
  /* Translators: %1$s is a work item with its number, %2$s a duration. */
  return g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "%1$s: %2$s late")),
                          item, span);
}

static char *
dup_item_body (FoyerCatalog           *catalog,
               FoyerShopTime          *shop_time,
               const FoyerNoticeFacts *facts,
               FoyerNoticeDetail       detail,
               gint64                  now_us)
{
  gint64 at_us = foyer_item_get_when (facts->item);
  g_autofree char *who = dup_who (catalog, facts, detail);
  g_autofree char *promise = NULL, *owner = NULL;

  if (at_us != 0)
    {
      g_autofree char *time = foyer_notice_dup_time (catalog, shop_time, at_us, now_us);

      if (who != NULL)
        /* Translators: %1$s is a customer, %2$s a time. */
        promise = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                      NC_("notice", "Reply to %1$s by %2$s")),
                                   who, time);
      else
        /* Translators: %s is a time. */
        promise = g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "Due %s")),
                                   time);
    }
  if (facts->owner != NULL)
    /* Translators: %s is the colleague who must act. */
    owner = g_strdup_printf (foyer_catalog_get (catalog, "notice", NC_("notice", "Owner %s")),
                             facts->owner);
  return foyer_notice_join (foyer_notice_get_stop (catalog), promise != NULL ? promise : who,
                            owner);
}

/* What somebody wrote for themselves, but no telephone number in it. */
static char *
dup_own_words (const char *text)
{
  GString *words = g_string_new (NULL);
  gsize run = 0;

  for (const char *at = text; ; at++)
    {
      if (g_ascii_isdigit (*at))
        {
          run++;
          continue;
        }
      if (run >= NUMBER_DIGITS)
        g_string_append_printf (words, "*%.*s", TAIL_DIGITS, at - TAIL_DIGITS);
      else
        g_string_append_len (words, at - run, run);
      run = 0;
      if (*at == '\0')
        return g_string_free (words, FALSE);
      g_string_append_c (words, *at);
    }
}

static void
say_todo (FoyerNotification      *self,
          FoyerCatalog           *catalog,
          FoyerShopTime          *shop_time,
          const FoyerNoticeFacts *facts,
          FoyerNoticeDetail       detail,
          gint64                  now_us)
{
  g_autofree char *subject = foyer_words_note (catalog, foyer_item_get_subject (facts->item));
  gint64 at_us = foyer_item_get_when (facts->item);
  g_autofree char *time = NULL;

  if (at_us == 0 || facts->reason == FOYER_NOTICE_TOLD)
    {
      self->title = dup_item_title (catalog, facts, now_us);
    }
  else if (facts->reason == FOYER_NOTICE_LATE)
    {
      time = foyer_words_span (catalog, now_us - at_us);
      /* Translators: a thing to do of one's own; %s is a duration. */
      self->title = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                        NC_("notice", "To do, %s late")), time);
    }
  else
    {
      time = foyer_notice_dup_time (catalog, shop_time, at_us, now_us);
      /* Translators: a thing to do of one's own; %s is a time. */
      self->title = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                        NC_("notice", "To do, %s")), time);
    }
  self->body = detail == FOYER_NOTICE_DETAIL_WHOLE ? g_strdup (subject) : dup_own_words (subject);
}

static void
say_visitor (FoyerNotification      *self,
             FoyerCatalog           *catalog,
             const FoyerNoticeFacts *facts,
             FoyerNoticeDetail       detail,
             gint64                  now_us)
{
  gint64 waited_us = now_us - foyer_item_get_opened (facts->item);
  g_autofree char *who = dup_who (catalog, facts, detail);

  if (who != NULL)
    /* Translators: somebody waits at the desk for who reads it; %s is the visitor. */
    self->title = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                      NC_("notice", "Visitor for you: %s")), who);
  else
    self->title = g_strdup (foyer_catalog_get (catalog, "notice",
                                               NC_("notice", "A visitor for you")));

  if (waited_us < FOYER_MINUTE_US)
    {
      self->body = g_strdup (foyer_catalog_get (catalog, "notice",
                                                NC_("notice", "At the desk now")));
    }
  else
    {
      g_autofree char *span = foyer_words_span (catalog, waited_us);

      /* Translators: a visitor at the desk; %s is a duration. */
      self->body = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                       NC_("notice", "At the desk, waiting %s")),
                                    span);
    }
}

static void
say_demo (FoyerNotification      *self,
          FoyerCatalog           *catalog,
          const FoyerNoticeFacts *facts,
          gint64                  now_us)
{
  gint64 over_us = now_us - foyer_item_get_when (facts->item);
  /* The subject of a demonstration is its account. */
  const char *account = foyer_item_get_subject (facts->item);
  g_autofree char *span = foyer_words_span (catalog, over_us);

  if (over_us < FOYER_MINUTE_US)
    /* Translators: the time of a demonstration is over; %s is its account, such as DEMO-07. */
    self->title = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                      NC_("notice", "%s: time is over")), account);
  else
    /* Translators: %1$s is the account of a demonstration, such as DEMO-07, %2$s a duration. */
    self->title = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                      NC_("notice", "%1$s: %2$s over")), account,
                                   span);
  if (facts->owner != NULL)
    /* Translators: %s is a colleague. */
    self->body = g_strdup_printf (
      foyer_catalog_get (catalog, "notice",
                         NC_("notice", "%s has not signed the demo out; no handover before")),
      facts->owner);
  else
    self->body = g_strdup (
      foyer_catalog_get (catalog, "notice",
                         NC_("notice", "The demo is not signed out; no handover before")));
}

/* Only what kind of thing it is: for a screen that customers see. */
static char *
dup_kind_title (FoyerCatalog           *catalog,
                const FoyerNoticeFacts *facts)
{
  if (facts->reason == FOYER_NOTICE_TOLD)
    return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "Something for you")));
  if (facts->reason == FOYER_NOTICE_STALLED)
    return g_strdup (foyer_catalog_get (catalog, "notice",
                                        NC_("notice", "1 complaint without progress")));

  switch (foyer_item_get_kind (facts->item))
    {
    case FOYER_ITEM_CALLBACK:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1 callback is due")));
    case FOYER_ITEM_COMPLAINT:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1 complaint is due")));
    case FOYER_ITEM_VISITOR:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "A visitor for you")));
    case FOYER_ITEM_DEMO:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1 demo is over")));
    case FOYER_ITEM_MESSAGE:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1 message for you")));
    case FOYER_ITEM_CASE:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1 case is due")));
    case FOYER_ITEM_REPAIR:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1 repair is due")));
    case FOYER_ITEM_FORM:
      return g_strdup (foyer_catalog_get (catalog, "notice", NC_("notice", "1 form is due")));
    case FOYER_ITEM_TODO:
      return g_strdup (foyer_catalog_get (catalog, "notice",
                                          NC_("notice", "1 own thing to do is due")));
    }

  g_assert_not_reached ();
}

static const char *
get_kind_icon (FoyerItemKind kind)
{
  switch (kind)
    {
    case FOYER_ITEM_CALLBACK:
      return "foyer-callbacks-symbolic";
    case FOYER_ITEM_COMPLAINT:
      return "foyer-complaints-symbolic";
    case FOYER_ITEM_VISITOR:
      return "foyer-host-symbolic";
    case FOYER_ITEM_DEMO:
      return "foyer-demo-symbolic";
    case FOYER_ITEM_MESSAGE:
      return "foyer-message-symbolic";
    case FOYER_ITEM_TODO:
      return "foyer-today-symbolic";
    case FOYER_ITEM_CASE:
    case FOYER_ITEM_REPAIR:
    case FOYER_ITEM_FORM:
      return "foyer-case-symbolic";
    }

  g_assert_not_reached ();
}

/**
 * foyer_notice_words_icon:
 * @facts: what rings
 *
 * Returns: a symbolic icon: of what kind it is, or that it is late
 */
const char *
foyer_notice_words_icon (const FoyerNoticeFacts *facts)
{
  return facts->reason == FOYER_NOTICE_LATE ? "foyer-late-symbolic"
                                            : get_kind_icon (foyer_item_get_kind (facts->item));
}

static void
say (FoyerNotification      *self,
     FoyerCatalog           *catalog,
     FoyerShopTime          *shop_time,
     const FoyerNoticeFacts *facts,
     FoyerNoticeDetail       detail,
     gint64                  now_us)
{
  switch (foyer_item_get_kind (facts->item))
    {
    case FOYER_ITEM_CALLBACK:
      self->title = dup_callback_title (catalog, shop_time, facts, detail, now_us);
      self->body = dup_callback_body (catalog, shop_time, facts, detail, now_us);
      return;
    case FOYER_ITEM_TODO:
      say_todo (self, catalog, shop_time, facts, detail, now_us);
      return;
    case FOYER_ITEM_VISITOR:
      say_visitor (self, catalog, facts, detail, now_us);
      return;
    case FOYER_ITEM_DEMO:
      say_demo (self, catalog, facts, now_us);
      return;
    case FOYER_ITEM_CASE:
    case FOYER_ITEM_MESSAGE:
    case FOYER_ITEM_COMPLAINT:
    case FOYER_ITEM_REPAIR:
    case FOYER_ITEM_FORM:
      self->title = dup_item_title (catalog, facts, now_us);
      self->body = dup_item_body (catalog, shop_time, facts, detail, now_us);
      return;
    }

  g_assert_not_reached ();
}

/**
 * foyer_notice_words_get_detail:
 * @settings: the settings of the shop
 *
 * Returns: how much of a customer its notifications tell (notice.shared, notice.private)
 */
FoyerNoticeDetail
foyer_notice_words_get_detail (FoyerSettings *settings)
{
  if (foyer_settings_get_bool (settings, FOYER_SETTING_NOTICE_SHARED))
    return FOYER_NOTICE_DETAIL_KIND;
  return foyer_settings_get_bool (settings, FOYER_SETTING_NOTICE_PRIVATE)
           ? FOYER_NOTICE_DETAIL_SURNAME : FOYER_NOTICE_DETAIL_WHOLE;
}

/**
 * foyer_notice_words_one:
 * @catalog: (nullable): the language
 * @shop_time: the time of the shop
 * @facts: what rings
 * @detail: how much of the customer it tells
 * @now_us: now
 *
 * Returns: (transfer full): what is shown, under the item's key, so that whatever rings later about
 *   the same item takes its place; silent, and as urgent as the caller makes it
 */
FoyerNotification *
foyer_notice_words_one (FoyerCatalog           *catalog,
                        FoyerShopTime          *shop_time,
                        const FoyerNoticeFacts *facts,
                        FoyerNoticeDetail       detail,
                        gint64                  now_us)
{
  FoyerNotification *self = g_new0 (FoyerNotification, 1);
  g_autofree char *title = NULL;

  g_return_val_if_fail (facts != NULL && facts->item != NULL, self);

  self->id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (facts->item)));
  self->is_silent = TRUE;
  self->is_urgent = facts->reason == FOYER_NOTICE_LATE;
  if (detail == FOYER_NOTICE_DETAIL_KIND)
    {
      self->title = dup_kind_title (catalog, facts);
      self->body = g_strdup (foyer_catalog_get (catalog, "notice",
                                                NC_("notice", "Shared screen: details only in "
                                                              "the program")));
      self->icon_name = g_strdup ("foyer-lock-symbolic");
      foyer_notice_set_acts (self, catalog, BIT (OPEN));
    }
  else
    {
      say (self, catalog, shop_time, facts, detail, now_us);
      self->icon_name = g_strdup (foyer_notice_words_icon (facts));
      foyer_notice_set_acts (self, catalog, get_banner_acts (facts));
    }

  if (facts->is_again)
    {
      title = g_steal_pointer (&self->title);
      /* Translators: it rang before and perhaps nobody saw it; %s is the title of a
       * notification. */
      self->title = g_strdup_printf (foyer_catalog_get (catalog, "notice",
                                                        NC_("notice", "Again: %s")), title);
    }
  return self;
}

/**
 * foyer_notice_words_heading:
 * @catalog: (nullable): the language
 * @facts: what rings
 *
 * Returns: (transfer full): who and what, "许志强 安装后", for who is signed in
 */
char *
foyer_notice_words_heading (FoyerCatalog           *catalog,
                            const FoyerNoticeFacts *facts)
{
  const char *name = foyer_item_get_name (facts->item);
  g_autofree char *subject = foyer_words_note (catalog, foyer_item_get_subject (facts->item));
  const char *matter = subject;

  if (facts->callback != NULL)
    matter = get_matter (catalog, foyer_callback_get_kind (facts->callback));
  if (*name == '\0' && *matter == '\0')
    return g_strdup (foyer_item_get_number (facts->item));
  return foyer_notice_join (" ", name, matter);
}

/**
 * foyer_notice_words_details:
 * @catalog: (nullable): the language
 * @shop_time: the time of the shop
 * @facts: what rings
 * @now_us: now
 *
 * Returns: (transfer full): when, what kind and which try or number: "11:00 回访 · 第 2 次"; for how
 *   long nothing moved, where it rings for that
 */
char *
foyer_notice_words_details (FoyerCatalog           *catalog,
                            FoyerShopTime          *shop_time,
                            const FoyerNoticeFacts *facts,
                            gint64                  now_us)
{
  gint64 at_us = foyer_item_get_when (facts->item);
  const char *kind = foyer_words_enum (catalog, FOYER_TYPE_ITEM_KIND,
                                       foyer_item_get_kind (facts->item));
  const char *mark = NULL;
  g_autofree char *time = NULL, *what = NULL, *try = NULL, *numbered = NULL, *stalled = NULL;
  g_autofree char *told = NULL;

  if (at_us != 0)
    time = foyer_notice_dup_time (catalog, shop_time, at_us, now_us);
  what = foyer_notice_join (" ", time, kind);
  if (facts->callback != NULL)
    try = dup_try (catalog, facts->callback);
  numbered = foyer_notice_join (" · ", what,
                                try != NULL ? try : foyer_item_get_number (facts->item));
  if (facts->reason == FOYER_NOTICE_STALLED)
    stalled = dup_stalled (catalog, facts->item, now_us);
  told = foyer_notice_join (" · ", numbered, stalled);
  if (facts->role == FOYER_NOTICE_COVER)
    mark = foyer_words_enum (catalog, FOYER_TYPE_NOTICE_ROLE, facts->role);
  else if (facts->is_again)
    /* Translators: in the tray, behind what rang before without being seen. */
    mark = foyer_catalog_get (catalog, "notice", NC_("notice", "again"));
  return foyer_notice_join (" · ", told, mark);
}
