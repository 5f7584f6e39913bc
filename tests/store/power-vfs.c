/* A layer over SQLite's own file layer that knows what is on the disk and what is only in the
 * system's memory: a write is on the disk once the file was synced.
 *
 * After a given number of writes, truncations and syncs the power is cut: every further one fails.
 * power_vfs_come_back() then puts each file in the state in which it may be found: what was synced
 * is there, of what was written since some is and some is not, as chance will have it. The shared
 * memory is gone. That the real disk is synced too does not matter here, so it is left out. */

#include "power-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>

/* A write since the last sync: enough to take it back and to do it again. */
typedef struct
{
  char *path;
  gint64 offset;
  GBytes *before;                       /* what stood there; shorter at the end of the file */
  GBytes *after;                        /* NULL: the file was truncated to offset */
} Change;

typedef struct
{
  sqlite3_file base;
  char *path;
  gboolean is_memory;                   /* of no interest: temporary */
  sqlite3_file *real;
} PowerFile;

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  GPtrArray *changes;                   /* of Change, since the last sync of their file */
  guint64 count;
  guint64 cut_after;                    /* 0: never */
  int n_misreads;
  int n_failing_syncs;
  const char *thread;                   /* whose reads */
} power;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->path);
  g_clear_pointer (&change->before, g_bytes_unref);
  g_clear_pointer (&change->after, g_bytes_unref);
  g_free (change);
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((PowerFile *) file)->real;
}

static gboolean
is_cut (void)
{
  return power.cut_after != 0 && power.count >= power.cut_after;
}

static gboolean
count_one (void)
{
  if (is_cut ())
    return FALSE;

  power.count++;
  return TRUE;
}

static void
note (PowerFile     *file,
      gint64         offset,
      gint64         length,
      gconstpointer  data)
{
  Change *change = g_new0 (Change, 1);
  g_autofree guint8 *before = g_malloc0 (length);
  sqlite3_int64 size = 0;

  file->real->pMethods->xFileSize (file->real, &size);
  size = CLAMP (size - offset, 0, length);
  if (size > 0)
    file->real->pMethods->xRead (file->real, before, (int) size, offset);

  change->path = g_strdup (file->path);
  change->offset = offset;
  change->before = g_bytes_new (before, size);
  change->after = data != NULL ? g_bytes_new (data, length) : NULL;
  g_ptr_array_add (power.changes, change);
}

static int
power_close (sqlite3_file *file)
{
  PowerFile *self = (PowerFile *) file;
  int rc = self->real->pMethods->xClose (self->real);

  g_free (self->real);
  g_free (self->path);
  return rc;
}

static gboolean
is_thread (const char *name)
{
  char own[16] = "";

  prctl (PR_GET_NAME, own);
  return strcmp (own, name) == 0;
}

static int
power_read (sqlite3_file *file,
            void         *data,
            int           length,
            sqlite3_int64 offset)
{
  int rc = get_real (file)->pMethods->xRead (get_real (file), data, length, offset);

  if (power.n_misreads > 0 && length == 4096
      && g_str_has_suffix (((PowerFile *) file)->path, ".db") && is_thread (power.thread))
    {
      power.n_misreads--;
      memset (data, 0x55, length);
    }

  return rc;
}

static int
power_write (sqlite3_file *file,
             const void   *data,
             int           length,
             sqlite3_int64 offset)
{
  if (((PowerFile *) file)->is_memory)
    return get_real (file)->pMethods->xWrite (get_real (file), data, length, offset);
  if (!count_one ())
    return SQLITE_IOERR_WRITE;

  note ((PowerFile *) file, offset, length, data);
  return get_real (file)->pMethods->xWrite (get_real (file), data, length, offset);
}

static int
power_truncate (sqlite3_file *file,
                sqlite3_int64 size)
{
  sqlite3_int64 old_size = 0;

  if (((PowerFile *) file)->is_memory)
    return get_real (file)->pMethods->xTruncate (get_real (file), size);
  if (!count_one ())
    return SQLITE_IOERR_TRUNCATE;

  get_real (file)->pMethods->xFileSize (get_real (file), &old_size);
  if (old_size > size)
    note ((PowerFile *) file, size, old_size - size, NULL);
  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
power_sync (sqlite3_file *file,
            int           flags)
{
  PowerFile *self = (PowerFile *) file;

  if (self->is_memory)
    return SQLITE_OK;
  if (power.n_failing_syncs > 0 && is_thread (power.thread))
    {
      power.n_failing_syncs--;
      return SQLITE_IOERR_FSYNC;
    }
  if (!count_one ())
    return SQLITE_IOERR_FSYNC;

  for (guint i = power.changes->len; i > 0; i--)
    if (g_str_equal (((Change *) g_ptr_array_index (power.changes, i - 1))->path, self->path))
      g_ptr_array_remove_index (power.changes, i - 1);

  return SQLITE_OK;
}

static int
power_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
power_lock (sqlite3_file *file,
            int           level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
power_unlock (sqlite3_file *file,
              int           level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
power_check_lock (sqlite3_file *file,
                  int          *is_reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is_reserved);
}

static int
power_control (sqlite3_file *file,
               int           op,
               void         *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), op, argument);
}

static int
power_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

/* No promise that the real disk may make for its own sake. */
static int
power_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
power_shm_map (sqlite3_file   *file,
               int             page,
               int             size,
               int             extend,
               void volatile **memory)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, memory);
}

static int
power_shm_lock (sqlite3_file *file,
                int           offset,
                int           n,
                int           flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
power_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
power_shm_unmap (sqlite3_file *file,
                 int           remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = power_close,
  .xRead = power_read,
  .xWrite = power_write,
  .xTruncate = power_truncate,
  .xSync = power_sync,
  .xFileSize = power_file_size,
  .xLock = power_lock,
  .xUnlock = power_unlock,
  .xCheckReservedLock = power_check_lock,
  .xFileControl = power_control,
  .xSectorSize = power_sector_size,
  .xDeviceCharacteristics = power_characteristics,
  .xShmMap = power_shm_map,
  .xShmLock = power_shm_lock,
  .xShmBarrier = power_shm_barrier,
  .xShmUnmap = power_shm_unmap,
};

static int
power_open (sqlite3_vfs  *vfs,
            const char   *path,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  PowerFile *self = (PowerFile *) file;
  int rc;

  self->base.pMethods = NULL;
  self->real = g_malloc0 (power.real->szOsFile);
  rc = power.real->xOpen (power.real, path, self->real, flags, out_flags);
  if (rc != SQLITE_OK)
    {
      g_clear_pointer (&self->real, g_free);
      return rc;
    }

  self->path = g_strdup (path);
  self->is_memory = path == NULL
                    || (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL))
                       == 0;
  self->base.pMethods = &methods;
  return SQLITE_OK;
}

static int
power_delete (sqlite3_vfs *vfs,
              const char  *path,
              int          sync_folder)
{
  return is_cut () ? SQLITE_IOERR_DELETE : power.real->xDelete (power.real, path, sync_folder);
}

/* From now on every connection that is opened lies on this disk. */
void
power_vfs_install (void)
{
  power.real = sqlite3_vfs_find (NULL);
  power.vfs = *power.real;
  power.vfs.szOsFile = sizeof (PowerFile);
  power.vfs.zName = "power";
  power.vfs.xOpen = power_open;
  power.vfs.xDelete = power_delete;
  power.changes = g_ptr_array_new_with_free_func (change_free);
  sqlite3_vfs_register (&power.vfs, 1);
}

void
power_vfs_uninstall (void)
{
  sqlite3_vfs_unregister (&power.vfs);
  sqlite3_vfs_register (power.real, 1);
  g_clear_pointer (&power.changes, g_ptr_array_unref);
}

/* Cuts the power after so many writes, truncations and syncs from now; 0 for never. */
void
power_vfs_reset (guint64 cut_after)
{
  g_ptr_array_set_size (power.changes, 0);
  power.count = 0;
  power.cut_after = cut_after;
}

guint64
power_vfs_get_count (void)
{
  return power.count;
}

void
power_vfs_misread (int         n_reads,
                   const char *thread)
{
  power.thread = thread;
  power.n_misreads = n_reads;
}

void
power_vfs_fail_syncs (int         n_syncs,
                      const char *thread)
{
  power.thread = thread;
  power.n_failing_syncs = n_syncs;
}

static void
apply (GByteArray   *file,
       const Change *change)
{
  gsize length;
  const guint8 *data;

  if (change->after == NULL)
    {
      if (file->len > change->offset)
        g_byte_array_set_size (file, change->offset);
      return;
    }

  data = g_bytes_get_data (change->after, &length);
  if (file->len < change->offset + length)
    {
      guint old_length = file->len;

      g_byte_array_set_size (file, change->offset + length);
      memset (file->data + old_length, 0, file->len - old_length);
    }
  memcpy (file->data + change->offset, data, length);
}

static void
take_back (GByteArray   *file,
           const Change *change)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (change->before, &length);

  if (change->after == NULL)
    g_byte_array_set_size (file, change->offset + length);
  else if (length < g_bytes_get_size (change->after))
    g_byte_array_set_size (file, MAX (change->offset + (gint64) length, 0));
  if (length > 0)
    memcpy (file->data + change->offset, data, length);
}

static void
restore_file (const char *path,
              GRand      *random)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char *bytes = NULL;
  gsize length;
  /* Now and then everything, or nothing, reached the disk. */
  double chance = g_rand_double_range (random, -0.3, 1.3);

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return;
  g_byte_array_append (file, (guint8 *) bytes, length);

  for (guint i = power.changes->len; i > 0; i--)
    if (g_str_equal (((Change *) g_ptr_array_index (power.changes, i - 1))->path, path))
      take_back (file, g_ptr_array_index (power.changes, i - 1));
  for (guint i = 0; i < power.changes->len; i++)
    if (g_str_equal (((Change *) g_ptr_array_index (power.changes, i))->path, path)
        && g_rand_double (random) < chance)
      apply (file, g_ptr_array_index (power.changes, i));

  g_assert_true (g_file_set_contents_full (path, (char *) file->data, file->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* The power is back. Every connection has been closed. */
void
power_vfs_come_back (GRand *random)
{
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < power.changes->len; i++)
    {
      Change *change = g_ptr_array_index (power.changes, i);
      g_autofree char *memory = NULL;

      if (!g_hash_table_add (paths, change->path))
        continue;
      restore_file (change->path, random);
      if (g_str_has_suffix (change->path, "-wal"))
        {
          memory = g_strdup (change->path);
          memcpy (memory + strlen (memory) - strlen ("-shm"), "-shm", strlen ("-shm"));
          g_unlink (memory);
        }
    }
  power_vfs_reset (0);
}
