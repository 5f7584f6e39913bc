-- Additive: programs of before leave no trace here, and see none.
-- Which program has which record open, as long as its lease says: no record of the shop, so it is not
-- journalled, not copied, and what has run out is deleted by whoever comes next.

CREATE TABLE presence (
  store_id {int} NOT NULL,
  program {uuid} NOT NULL,                 -- one that runs; made anew at each start
  record {uuid} NOT NULL,                  -- the same key: the program itself
  seat TEXT NOT NULL,
  staff {uuid},                            -- null: nobody is signed in
  expires {int} NOT NULL,
  PRIMARY KEY (store_id, program, record)
) {table};
