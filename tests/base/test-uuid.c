#include "base/foyer-uuid.h"

#include <string.h>

static void
test_text_round_trip (void)
{
  FoyerUuid id = foyer_uuid_new (G_GINT64_CONSTANT (1795000000123456));
  FoyerUuid parsed;
  g_autofree char *text = foyer_uuid_to_string (&id);

  g_assert_cmpuint (strlen (text), ==, FOYER_UUID_TEXT_LENGTH);
  g_assert_cmpint (text[14], ==, '7');
  g_assert_true (foyer_uuid_parse (text, &parsed));
  g_assert_true (foyer_uuid_equal (&id, &parsed));
}

static void
test_order_is_time (void)
{
  gint64 now_us = G_GINT64_CONSTANT (1795000000000000);
  FoyerUuid before = foyer_uuid_new (now_us);

  for (int i = 1; i < 2000; i++)
    {
      FoyerUuid after = foyer_uuid_new (now_us + i);

      g_assert_cmpint (foyer_uuid_compare (&before, &after), <, 0);
      before = after;
    }
}

static void
test_refuses_other_text (void)
{
  const char *others[] = {
    "",
    "x",
    "0190163d-8694-739b-aea5-966c26f8ad9",
    "0190163d-8694-739b-aea5-966c26f8ad9g",
    "0190163d+8694-739b-aea5-966c26f8ad91",
    "0190163d-8694-739b-aea5-966c26f8ad911",
  };
  FoyerUuid id = { { 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (foyer_uuid_parse (others[i], &id));
  g_assert_cmpint (id.bytes[0], ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/text-round-trip", test_text_round_trip);
  g_test_add_func ("/uuid/order-is-time", test_order_is_time);
  g_test_add_func ("/uuid/refuses-other-text", test_refuses_other_text);
  return g_test_run ();
}
