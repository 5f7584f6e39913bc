#include "ctl/foyerctl-plan.h"

/* The command `foyerctl plan` without the rest of foyerctl, so that it can be tested and measured
 * where neither a database nor a service is built. */

int
main (int   argc,
      char *argv[])
{
  return foyerctl_plan (argc, argv);
}
