-- Additive: programs of before know neither these tables nor these columns.
-- Promises: the clock of a work item, callbacks, what rings, surveys, the day-end review.

ALTER TABLE item ADD COLUMN category TEXT NOT NULL DEFAULT 'none';
ALTER TABLE item ADD COLUMN clock TEXT NOT NULL DEFAULT '';   -- the rule that gave the due time
ALTER TABLE item ADD COLUMN paused {int};                     -- since when it waits for the customer
ALTER TABLE item ADD COLUMN pause_from {int};                 -- from when the wait puts off the due time
ALTER TABLE item ADD COLUMN pause_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN repeat_of {uuid};                 -- the same matter before (C8)
ALTER TABLE item ADD COLUMN origin TEXT NOT NULL DEFAULT '';  -- what planned it: watch, usage, demo
ALTER TABLE item ADD COLUMN origin_id {uuid};                 -- the record that it was planned from
-- When it next asks for attention; 0 to be looked at again. Kept by the store, never journalled.
ALTER TABLE item ADD COLUMN ring {int} DEFAULT 0;

-- Whatever is planned twice from the same thing is planned once (CB-08, H3).
CREATE UNIQUE INDEX item_origin ON item (store_id, origin, origin_id)
  WHERE origin <> '' AND state <> 'void';
CREATE INDEX item_ring ON item (store_id, ring) WHERE ring IS NOT NULL;
-- The lists of what is open, by when it is to be looked at: one's own, the shop's, one kind.
CREATE INDEX item_when_own ON item (store_id, owner, (COALESCE(next_contact, due)), id)
  WHERE closed IS NULL;
CREATE INDEX item_when_all ON item (store_id, (COALESCE(next_contact, due)), id)
  WHERE closed IS NULL;
CREATE INDEX item_when_kind ON item (store_id, kind, (COALESCE(next_contact, due)), id)
  WHERE closed IS NULL;
CREATE INDEX item_phone ON item (store_id, phone, opened) WHERE phone <> '';
CREATE INDEX item_parent ON item (store_id, parent) WHERE parent IS NOT NULL;

CREATE TABLE attachment (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  item {uuid} NOT NULL,
  at {int} NOT NULL,
  staff {uuid},
  uri TEXT NOT NULL,                       -- where the file stands; it is not copied
  label TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, item) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id)
) {table};
CREATE INDEX attachment_item ON attachment (store_id, item);

-- What a work item of the kind callback has beside: same id as the item.
CREATE TABLE callback (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  planned {int} NOT NULL,                  -- the time agreed first
  seller {uuid},                           -- who sold; calls only when nobody else can (B3)
  refused_by {uuid},                       -- whose call was not accepted; another one calls (C10)
  is_cross {int} NOT NULL CHECK (is_cross IN (0, 1)),
  product TEXT NOT NULL,
  result TEXT NOT NULL,                    -- what is to be told
  attempts {int} NOT NULL CHECK (attempts >= 0),
  contact TEXT NOT NULL,                   -- of the last attempt
  reaction TEXT NOT NULL,
  intent TEXT NOT NULL,
  note TEXT NOT NULL,                      -- what the customer said
  talk_ms {int} NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, id) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, seller) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, refused_by) REFERENCES staff (store_id, id)
) {table};

CREATE TABLE attempt (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  item {uuid} NOT NULL,
  n {int} NOT NULL CHECK (n >= 1),
  day {int} NOT NULL,
  at {int} NOT NULL,
  staff {uuid},
  contact TEXT NOT NULL,
  reaction TEXT NOT NULL,
  remark TEXT NOT NULL,
  talk_ms {int} NOT NULL,
  way TEXT NOT NULL,                       -- window, notice or console
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, item) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX attempt_item ON attempt (store_id, item, n);
-- The effective calls of a day (B7).
CREATE INDEX attempt_day ON attempt (store_id, day, staff, contact);

-- The questions of the survey (Q1). One that is worded anew is a new row: means do not mix wordings.
CREATE TABLE survey_question (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  key TEXT NOT NULL,
  position {int} NOT NULL,
  label TEXT NOT NULL,
  label_zh TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id)
) {table};

CREATE TABLE survey (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  item {uuid} NOT NULL,
  customer {uuid},
  day {int} NOT NULL,
  at {int} NOT NULL,
  staff {uuid},
  is_declined {int} NOT NULL CHECK (is_declined IN (0, 1)),
  remark TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, item) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, customer) REFERENCES customer (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id)
) {table};
CREATE INDEX survey_day ON survey (store_id, day);
CREATE INDEX survey_item ON survey (store_id, item);

CREATE TABLE survey_answer (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  survey {uuid} NOT NULL,
  question {uuid} NOT NULL,
  rating {int} NOT NULL CHECK (rating BETWEEN 1 AND 5),
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, survey) REFERENCES survey (store_id, id),
  FOREIGN KEY (store_id, question) REFERENCES survey_question (store_id, id)
) {table};
CREATE UNIQUE INDEX survey_answer_once ON survey_answer (store_id, survey, question);

-- What rings, once per person (DESIGN §5). Not journalled: it tells of the telling, not of the shop.
CREATE TABLE delivery (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  item {uuid} NOT NULL,
  reason TEXT NOT NULL,                    -- warn, due, late, told
  moment {int} NOT NULL,                   -- the instant that the reason names
  addressee {uuid} NOT NULL,
  role TEXT NOT NULL,                      -- told as owner, taker, cover or supervisor
  dealt {int} NOT NULL,                    -- when it was dealt out
  rings {int} NOT NULL,                    -- not before; later once it is put off
  seat TEXT NOT NULL,                      -- where it rings, while leased
  leased_until {int},
  tries {int} NOT NULL,                    -- leases so far; from the second on "again"
  shown {int},
  gone {int},                              -- handled, withdrawn or replaced
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, item) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, addressee) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX delivery_once ON delivery (store_id, item, reason, moment, addressee);
CREATE INDEX delivery_tray ON delivery (store_id, addressee, rings) WHERE gone IS NULL;
CREATE INDEX delivery_silent ON delivery (store_id, rings) WHERE shown IS NULL AND gone IS NULL;

-- The day-end review (C9).
CREATE TABLE review_day (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  day {int} NOT NULL,
  started {int} NOT NULL,
  starter {uuid},
  cleared {int},
  n_open {int} NOT NULL,                   -- counted when it was cleared, for the log (L1)
  n_ticked {int} NOT NULL,
  n_commented {int} NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, starter) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX review_day_day ON review_day (store_id, day) WHERE state <> 'void';

CREATE TABLE review_tick (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  day {int} NOT NULL,
  item {uuid} NOT NULL,
  at {int} NOT NULL,
  staff {uuid},
  comment TEXT NOT NULL,                   -- empty: ticked as seen
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, item) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX review_tick_once ON review_tick (store_id, day, item) WHERE state <> 'void';
