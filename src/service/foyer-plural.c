#include "service/foyer-plural.h"

#include <string.h>

/* The rule is a C expression over n: a ladder of ?: || && == < + * and ! with brackets. It is read
 * anew at every choice, by descent, one function a level: rules are a line long and a count is
 * formatted a few times a second at most, so there is nothing to gain from a tree.
 *
 * Every level is evaluated, also the branch of ?: that is not taken; a division by zero there gives
 * zero. A rule that cannot be read chooses as English does. */

struct _FoyerPlural
{
  guint n_forms;
  char *expression;
};

/* Brackets and "!" nest; a rule deeper than this is none that a language needs. */
#define MAX_DEPTH 64

typedef struct
{
  const char *at;
  gulong n;
  guint depth;
  gboolean is_broken;
} Reader;

static gulong read_choice (Reader *reader);

static gboolean
take (Reader     *reader,
      const char *token)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
  if (!g_str_has_prefix (reader->at, token))
    return FALSE;
  /* "<" is not the beginning of "<=", nor "!" of "!=". */
  if (strlen (token) == 1 && strchr ("<>!", *token) && reader->at[1] == '=')
    return FALSE;
  reader->at += strlen (token);
  return TRUE;
}

static gulong
read_unary (Reader *reader)
{
  gulong value = 0;

  if (++reader->depth > MAX_DEPTH)
    {
      reader->is_broken = TRUE;
      return 0;
    }

  if (take (reader, "!"))
    value = !read_unary (reader);
  else if (take (reader, "("))
    {
      value = read_choice (reader);
      reader->is_broken |= !take (reader, ")");
    }
  else if (take (reader, "n"))
    value = reader->n;
  else if (g_ascii_isdigit (*reader->at))
    {
      char *end;

      value = g_ascii_strtoull (reader->at, &end, 10);
      reader->at = end;
    }
  else
    reader->is_broken = TRUE;

  reader->depth--;
  return value;
}

static gulong
read_product (Reader *reader)
{
  gulong left = read_unary (reader);

  for (;;)
    {
      if (take (reader, "*"))
        left *= read_unary (reader);
      else if (take (reader, "/"))
        {
          gulong right = read_unary (reader);

          left = right != 0 ? left / right : 0;
        }
      else if (take (reader, "%"))
        {
          gulong right = read_unary (reader);

          left = right != 0 ? left % right : 0;
        }
      else
        return left;
    }
}

static gulong
read_sum (Reader *reader)
{
  gulong left = read_product (reader);

  for (;;)
    {
      if (take (reader, "+"))
        left += read_product (reader);
      else if (take (reader, "-"))
        left -= read_product (reader);
      else
        return left;
    }
}

static gulong
read_order (Reader *reader)
{
  gulong left = read_sum (reader);

  for (;;)
    {
      if (take (reader, "<="))
        left = left <= read_sum (reader);
      else if (take (reader, ">="))
        left = left >= read_sum (reader);
      else if (take (reader, "<"))
        left = left < read_sum (reader);
      else if (take (reader, ">"))
        left = left > read_sum (reader);
      else
        return left;
    }
}

static gulong
read_equality (Reader *reader)
{
  gulong left = read_order (reader);

  for (;;)
    {
      if (take (reader, "=="))
        left = left == read_order (reader);
      else if (take (reader, "!="))
        left = left != read_order (reader);
      else
        return left;
    }
}

static gulong
read_and (Reader *reader)
{
  gulong left = read_equality (reader);

  while (take (reader, "&&"))
    {
      gulong right = read_equality (reader);

      left = left && right;
    }
  return left;
}

static gulong
read_or (Reader *reader)
{
  gulong left = read_and (reader);

  while (take (reader, "||"))
    {
      gulong right = read_and (reader);

      left = left || right;
    }
  return left;
}

static gulong
read_choice (Reader *reader)
{
  gulong condition = read_or (reader);
  gulong yes, no;

  if (!take (reader, "?"))
    return condition;

  if (++reader->depth > MAX_DEPTH)
    {
      reader->is_broken = TRUE;
      return 0;
    }
  yes = read_choice (reader);
  reader->is_broken |= !take (reader, ":");
  no = read_choice (reader);
  reader->depth--;

  return condition ? yes : no;
}

static const char *
find_value (const char *rule,
            const char *name)
{
  const char *at = strstr (rule, name);

  return at != NULL ? at + strlen (name) : NULL;
}

/**
 * foyer_plural_new:
 * @rule: (nullable): the value of "Plural-Forms" in a catalogue's header
 *
 * Returns: (transfer full): the rule; that of English where @rule is %NULL or cannot be read
 */
FoyerPlural *
foyer_plural_new (const char *rule)
{
  FoyerPlural *self = g_new0 (FoyerPlural, 1);
  const char *count = rule != NULL ? find_value (rule, "nplurals=") : NULL;
  const char *expression = rule != NULL ? find_value (rule, "plural=") : NULL;
  Reader reader = { 0 };

  /* "nplurals=" does not contain "plural=", because of its s. */
  if (count != NULL && expression != NULL)
    {
      self->n_forms = CLAMP (g_ascii_strtoull (count, NULL, 10), 1, 16);
      self->expression = g_strndup (expression, strcspn (expression, ";\n"));
      reader.at = self->expression;
      read_choice (&reader);
      reader.is_broken |= *g_strchug ((char *) reader.at) != '\0';
    }

  if (self->expression == NULL || reader.is_broken)
    {
      self->n_forms = 2;
      g_free (self->expression);
      self->expression = g_strdup ("n != 1");
    }

  return self;
}

/**
 * foyer_plural_free:
 * @self: a rule
 */
void
foyer_plural_free (FoyerPlural *self)
{
  g_free (self->expression);
  g_free (self);
}

/**
 * foyer_plural_choose:
 * @self: a rule
 * @n: how many
 *
 * Returns: which form a sentence about @n things takes, counted from 0
 */
guint
foyer_plural_choose (FoyerPlural *self,
                     gulong       n)
{
  Reader reader = { .at = self->expression, .n = n };
  gulong form = read_choice (&reader);

  return MIN (form, self->n_forms - 1);
}
