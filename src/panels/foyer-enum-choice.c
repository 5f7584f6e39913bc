#include "panels/foyer-enum-choice.h"

#include "service/foyer-words.h"

void
foyer_enum_choice_fill (FoyerChoice *choice,
                        GType        type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_values; i++)
    foyer_choice_append (choice, klass->values[i].value_nick,
                         foyer_words_enum (NULL, type, klass->values[i].value));
}
