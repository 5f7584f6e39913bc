#include "test-wait.h"

#include <stdlib.h>

void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

void
give_up (const GError *error)
{
  if (error == NULL)
    return;

  g_printerr ("%s\n", error->message);
  exit (2);
}
