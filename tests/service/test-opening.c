#include "service/foyer-opening.h"

/* Wherever a store's place is shown, somebody may look over a shoulder. */
static void
test_place (void)
{
  static const struct
  {
    const char *uri;
    const char *place;
  } cases[] = {
    { "sqlite:/home/desk/foyer.db", "/home/desk/foyer.db" },
    { "postgresql://foyer_seat_front:s3cret@desk:5432/foyer?sslmode=require",
      "postgresql://foyer_seat_front@desk:5432/foyer" },
    { "postgresql://front@desk/foyer", "postgresql://front@desk/foyer" },
    { "postgresql://front:a@b@desk:5433,spare/foyer", "postgresql://front@desk:5433,spare/foyer" },
    { "postgresql://desk:5432/foyer?password=s3cret", "postgresql://desk:5432/foyer" },
    { "postgresql:///foyer?host=/run/postgresql&password=s3cret", "postgresql:///foyer" },
    { "postgresql://front:s3cret@", "postgresql://front@" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *place = foyer_opening_dup_place (cases[i].uri);

      g_assert_cmpstr (place, ==, cases[i].place);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opening/place", test_place);

  return g_test_run ();
}
