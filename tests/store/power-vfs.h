#pragma once

/* A disk whose power can be cut. See power-vfs.c. */

#include <glib.h>

G_BEGIN_DECLS

void    power_vfs_install   (void);
void    power_vfs_uninstall (void);

void    power_vfs_reset     (guint64       cut_after);
guint64 power_vfs_get_count (void);
void    power_vfs_come_back (GRand        *random);

/* From now on so many of a thread's reads of a database page come back wrong. */
void    power_vfs_misread   (int           n_reads,
                             const char   *thread);

/* From now on so many of a thread's syncs fail, without a word whether anything was written. */
void    power_vfs_fail_syncs (int         n_syncs,
                              const char *thread);

G_END_DECLS
