/* Talking points (D2): those that ship with the program (data/talking-points.ini), and what the
 * shop made of them. A shipped point has a key that follows from its name in the file; a record of
 * the same key stands in its place. So a shop that changed nothing gets better words with the next
 * version. */

#include "service/foyer-demo-private.h"

#include <stdlib.h>
#include <string.h>

#include "domain/foyer-domain-error.h"
#include "foyer-config.h"
#include "service/foyer-words.h"

struct _FoyerDemoPoints
{
  GPtrArray *shipped;
  GPtrArray *shown;             /* shipped and the shop's, by list and place */
};

static FoyerUuid
make_id (const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  FoyerUuid id;

  g_checksum_update (sum, (const guint8 *) "foyer talking point ", -1);
  g_checksum_update (sum, (const guint8 *) name, -1);
  g_checksum_get_digest (sum, digest, &length);
  memcpy (id.bytes, digest, sizeof id.bytes);
  /* A key made from a name: version 8. */
  id.bytes[6] = (id.bytes[6] & 0x0f) | 0x80;
  id.bytes[8] = (id.bytes[8] & 0x3f) | 0x80;

  return id;
}

/* [parent 3]: the third point for a parent; [none 1]: for everybody without a list. */
static FoyerTalkingPoint *
read_point (GKeyFile   *file,
            const char *group,
            GEnumClass *identities)
{
  g_auto (GStrv) words = g_strsplit (group, " ", 2);
  GEnumValue *identity = g_enum_get_value_by_nick (identities, words[0]);
  FoyerUuid id = make_id (group);
  g_autofree char *text = g_key_file_get_string (file, group, "text[zh_CN]", NULL);
  g_autofree char *hint = g_key_file_get_string (file, group, "hint[zh_CN]", NULL);
  g_autofree char *text_en = g_key_file_get_string (file, group, "text", NULL);
  g_autofree char *hint_en = g_key_file_get_string (file, group, "hint", NULL);

  if (identity == NULL || words[1] == NULL)
    return NULL;

  return foyer_talking_point_new (&id, identity->value, atoi (words[1]), text, hint, text_en,
                                  hint_en);
}

static void
read_shipped (FoyerDemoPoints *self)
{
  const char *data_dir = g_getenv ("FOYER_DATA_DIR");
  g_autofree char *path = g_build_filename (data_dir != NULL ? data_dir : FOYER_DATA_DIR,
                                            "talking-points.ini", NULL);
  g_autoptr (GEnumClass) identities = g_type_class_ref (FOYER_TYPE_IDENTITY);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    {
      g_warning ("The talking points cannot be read: %s", error->message);
      return;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      FoyerTalkingPoint *point = read_point (file, groups[i], identities);

      if (point != NULL)
        g_ptr_array_add (self->shipped, point);
      else
        g_warning ("talking-points.ini: [%s] names no list", groups[i]);
    }
}

FoyerDemoPoints *
foyer_demo_points_new (void)
{
  FoyerDemoPoints *self = g_new0 (FoyerDemoPoints, 1);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->shipped = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  read_shipped (self);
  foyer_demo_points_set (self, none);

  return self;
}

void
foyer_demo_points_free (FoyerDemoPoints *self)
{
  g_ptr_array_unref (self->shipped);
  g_ptr_array_unref (self->shown);
  g_free (self);
}

static gpointer
find (GPtrArray       *points,
      const FoyerUuid *id)
{
  for (guint i = 0; i < points->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (points->pdata[i]), id))
      return points->pdata[i];

  return NULL;
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  return foyer_talking_point_compare (*(gpointer *) a, *(gpointer *) b, NULL);
}

/* @stored: (element-type FoyerTalkingPoint): what the shop wrote */
void
foyer_demo_points_set (FoyerDemoPoints *self,
                       GPtrArray       *stored)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < stored->len; i++)
    if (foyer_talking_point_is_active (stored->pdata[i]))
      g_ptr_array_add (self->shown, g_object_ref (stored->pdata[i]));
  for (guint i = 0; i < self->shipped->len; i++)
    if (find (stored, foyer_record_get_id (self->shipped->pdata[i])) == NULL)
      g_ptr_array_add (self->shown, g_object_ref (self->shipped->pdata[i]));
  g_ptr_array_sort (self->shown, compare_points);
}

FoyerTalkingPoint *
foyer_demo_points_find_default (FoyerDemoPoints *self,
                                const FoyerUuid *id)
{
  return find (self->shipped, id);
}

GPtrArray *
foyer_demo_points_list (FoyerDemoPoints *self,
                        FoyerIdentity    identity,
                        gboolean         or_general)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->shown->len; i++)
    if (foyer_talking_point_get_identity (self->shown->pdata[i]) == identity)
      g_ptr_array_add (list, g_object_ref (self->shown->pdata[i]));
  if (list->len > 0 || !or_general || identity == FOYER_IDENTITY_NONE)
    return list;

  g_ptr_array_unref (list);
  return foyer_demo_points_list (self, FOYER_IDENTITY_NONE, FALSE);
}

/**
 * foyer_demo_desk_list_points:
 * @self: the demo desk
 * @identity: who listens
 * @or_general: whether who has no list of their own gets that of everybody
 *
 * Returns: (transfer full) (element-type FoyerTalkingPoint): what is told, in its order
 */
GPtrArray *
foyer_demo_desk_list_points (FoyerDemoDesk *self,
                             FoyerIdentity  identity,
                             gboolean       or_general)
{
  return foyer_demo_points_list (foyer_demo_desk_get_points (self), identity, or_general);
}

/**
 * foyer_demo_desk_get_point_text:
 * @point: a talking point
 *
 * Returns: (transfer none): what is told, in the language of the interface where it is written in
 *   it
 */
const char *
foyer_demo_desk_get_point_text (FoyerTalkingPoint *point)
{
  return foyer_words_choose (NULL, foyer_talking_point_get_text (point),
                             foyer_talking_point_get_text_en (point));
}

/**
 * foyer_demo_desk_get_point_hint:
 * @point: a talking point
 *
 * Returns: (transfer none): how it is told, in the language of the interface where it is written in
 *   it
 */
const char *
foyer_demo_desk_get_point_hint (FoyerTalkingPoint *point)
{
  return foyer_words_choose (NULL, foyer_talking_point_get_hint (point),
                             foyer_talking_point_get_hint_en (point));
}

/* What is stored of a point: as it shall be, and as it ships. */
typedef struct
{
  FoyerTalkingPoint *point;
  FoyerTalkingPoint *shipped;   /* (nullable) */
  gboolean is_removal;
} Put;

static void
put_free (gpointer data)
{
  Put *self = data;

  g_object_unref (self->point);
  g_clear_object (&self->shipped);
  g_free (self);
}

/* The first change of a shipped point stores it as it ships, then as it shall be; a point of the
 * shop's own comes off its list onto it. Either way undo finds what was there before. */
static gboolean
create_base (FoyerTransaction  *transaction,
             Put               *put,
             GError           **error)
{
  g_autoptr (FoyerRecord) base =
    foyer_record_copy (FOYER_RECORD (put->shipped != NULL ? put->shipped : put->point));

  if (put->shipped == NULL && !foyer_talking_point_void (FOYER_TALKING_POINT (base), error))
    return FALSE;

  return foyer_transaction_create (transaction, base, error);
}

static gboolean
run_put (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Put *put = data;
  g_autoptr (FoyerRecord) point = foyer_record_copy (FOYER_RECORD (put->point));

  if (foyer_record_get_version (point) == 0)
    {
      if (!create_base (transaction, put, error))
        return FALSE;
      foyer_record_set_identity (point, foyer_record_get_id (point), 1);
    }
  if ((put->is_removal && !foyer_talking_point_void (FOYER_TALKING_POINT (point), error))
      || !foyer_transaction_save (transaction, point, error))
    return FALSE;

  *result = g_steal_pointer (&point);
  return TRUE;
}

static void
put_point (FoyerDemoDesk       *self,
           FoyerTalkingPoint   *point,
           gboolean             is_removal,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (point));
  FoyerTalkingPoint *shipped =
    foyer_demo_points_find_default (foyer_demo_desk_get_points (self), id);
  Put *put = g_new0 (Put, 1);

  /* Copies: the writer's thread keeps them. */
  put->point = FOYER_TALKING_POINT (foyer_record_copy (FOYER_RECORD (point)));
  if (shipped != NULL)
    put->shipped = FOYER_TALKING_POINT (foyer_record_copy (FOYER_RECORD (shipped)));
  put->is_removal = is_removal;
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_SETTINGS,
                           is_removal ? "demo.point-remove" : "demo.point", run_put, put, put_free,
                           cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_put_point_async:
 * @self: the demo desk
 * @point: a point as it shall be: new, or a copy of one of the list with other words or another
 *   place
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Writes a talking point. A supervisor's.
 */
void
foyer_demo_desk_put_point_async (FoyerDemoDesk       *self,
                                 FoyerTalkingPoint   *point,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  put_point (self, point, FALSE, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_remove_point_async:
 * @self: the demo desk
 * @point: a point of a list
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Takes a talking point off its list. A supervisor's.
 */
void
foyer_demo_desk_remove_point_async (FoyerDemoDesk       *self,
                                    FoyerTalkingPoint   *point,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  put_point (self, point, TRUE, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_finish_point:
 * @self: the demo desk
 * @result: the result
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED, %FOYER_DOMAIN_ERROR_MISSING,
 *   %FOYER_DB_ERROR_CONFLICT when somebody else changed it meanwhile, or another #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the point as stored
 */
FoyerTalkingPoint *
foyer_demo_desk_finish_point (FoyerDemoDesk  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  return foyer_service_finish (FOYER_SERVICE (self), result, NULL, error);
}
