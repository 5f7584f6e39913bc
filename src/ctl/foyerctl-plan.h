#pragma once

int foyerctl_plan (int    argc,
                   char **argv);
