#include "ctl/foyerctl-output.h"
#include "ctl/foyerctl-plan.h"

/* The command `foyerctl plan` without the rest of foyerctl, so that it can be tested and measured
 * where neither a database nor a service is built. */

int
main (int   argc,
      char *argv[])
{
  int status = foyerctl_plan (argc, argv);

  return foyerctl_output_is_written () ? status : 2;
}
