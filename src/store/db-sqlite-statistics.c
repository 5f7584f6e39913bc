/* What the engine is told about the tables, so that it takes the same way in every shop.
 *
 * SQLite chooses an index by how many rows it expects to find. Without statistics it takes a column
 * that it can compare for a good one, and every index of ours begins with store_id, which is the
 * same in all rows: a day's visits would be looked for among all visits ever made, by primary key,
 * because that saves sorting them. Statistics gathered from the data would depend on when they were
 * gathered; a way that changes overnight is worse than one that is a little longer.
 *
 * So the statistics are written once, from what the schema means: tables are large, the store parts
 * nothing, the column behind it leaves a handful of rows, and each further one fewer. */

#include "store/db-sqlite-private.h"

/* A row of sqlite_stat1: the table; the index, called as the table when it is its primary key; how
 * many rows, and how many have the same first column, first two columns, and so on. */
static const char statistics_sql[] =
  "ANALYZE sqlite_schema;"
  "DELETE FROM sqlite_stat1 WHERE tbl NOT LIKE 'person\\_%' ESCAPE '\\';"
  "INSERT INTO sqlite_stat1 (tbl, idx, stat)"
  " SELECT t.name, CASE l.origin WHEN 'pk' THEN t.name ELSE l.name END,"
  "  '1000000' || (SELECT group_concat (' ' || CASE"
  "    WHEN c.name = 'store_id' THEN 1000000"
  "    WHEN l.\"unique\" AND c.seqno = (SELECT MAX (seqno) FROM pragma_index_info (l.name)) THEN 1"
  "    WHEN c.seqno = 1 THEN 10"
  "    WHEN c.seqno = 2 THEN 2"
  "    ELSE 1 END, '') FROM (SELECT * FROM pragma_index_info (l.name) ORDER BY seqno) c)"
  " FROM sqlite_schema t, pragma_index_list (t.name) l"
  " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
  "  AND t.name NOT LIKE 'person\\_%' ESCAPE '\\';"
  "ANALYZE sqlite_schema;";

gboolean
foyer_sqlite_write_statistics (FoyerDb  *db,
                               GError  **error)
{
  return foyer_sqlite_exec (((FoyerSqlite *) db)->sqlite, statistics_sql, error);
}
