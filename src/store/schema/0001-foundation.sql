-- The ground: who works here, who came, what was promised, and the journal of it all.
-- Tokens: {int} {uuid} {blob} are the engine's types, {table} ends a CREATE TABLE.
-- Times: microseconds UTC. Days: days since 1970-01-01 by the shop's calendar. Money: fen.

CREATE TABLE store (
  store_id {int} NOT NULL PRIMARY KEY,
  rev {int} NOT NULL,                      -- the last revision; its row lock makes writes serial
  chain {blob} NOT NULL,                   -- hash over all revisions so far
  key_rule {int} NOT NULL,                 -- the rule of the search keys; negative while they are made
  index_upto {int} NOT NULL                -- how far, by last contact, they have been made
) {table};

CREATE TABLE revision (
  store_id {int} NOT NULL,
  rev {int} NOT NULL,
  op_id {uuid} NOT NULL,                   -- one act of a person may need several revisions
  part {int} NOT NULL,
  act TEXT NOT NULL,
  actor TEXT NOT NULL,                     -- staff key, or 'system', or 'console'
  seat TEXT NOT NULL,
  at {int} NOT NULL,
  undoes {uuid},                           -- the op that this one takes back
  chain {blob} NOT NULL,
  PRIMARY KEY (store_id, rev)
) {table};
CREATE UNIQUE INDEX revision_op ON revision (store_id, op_id, part);

CREATE TABLE change (
  store_id {int} NOT NULL,
  rev {int} NOT NULL,
  n {int} NOT NULL,
  entity TEXT NOT NULL,
  id {uuid} NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('create', 'update')),
  PRIMARY KEY (store_id, rev, n)
) {table};
CREATE INDEX change_of ON change (store_id, id, rev);

CREATE TABLE change_value (
  store_id {int} NOT NULL,
  rev {int} NOT NULL,
  n {int} NOT NULL,
  col TEXT NOT NULL,
  subject {uuid},                          -- the person whom old and new tell about
  old TEXT,
  new TEXT,
  salt {blob},                             -- nulled with old and new when the subject is erased
  hash {blob} NOT NULL,
  PRIMARY KEY (store_id, rev, n, col)
) {table};
CREATE INDEX change_value_subject ON change_value (store_id, subject) WHERE subject IS NOT NULL;

CREATE TABLE number_counter (
  store_id {int} NOT NULL,
  prefix TEXT NOT NULL,
  day TEXT NOT NULL,
  last {int} NOT NULL,
  PRIMARY KEY (store_id, prefix, day)
) {table};

CREATE TABLE setting (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  owner {uuid},                            -- null: the shop's; else the colleague's own
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (store_id, id)
) {table};
CREATE UNIQUE INDEX setting_shop ON setting (store_id, name) WHERE owner IS NULL;
CREATE UNIQUE INDEX setting_own ON setting (store_id, owner, name) WHERE owner IS NOT NULL;

CREATE TABLE staff (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,                  -- pinyin, to sort by
  roles TEXT NOT NULL,
  posts TEXT NOT NULL,
  department TEXT NOT NULL,
  phone TEXT NOT NULL,
  deputy {uuid},
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, deputy) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX staff_number ON staff (store_id, number);

CREATE TABLE customer (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  salutation TEXT NOT NULL,
  identity TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone2 TEXT NOT NULL,
  organisation TEXT NOT NULL,
  city TEXT NOT NULL,
  address TEXT NOT NULL,
  birthday {int},
  occupation TEXT NOT NULL,
  hobby TEXT NOT NULL,
  grade TEXT NOT NULL,
  tags TEXT NOT NULL,
  source TEXT NOT NULL,
  remark TEXT NOT NULL,
  do_not_call {int} NOT NULL CHECK (do_not_call IN (0, 1)),
  state TEXT NOT NULL,
  created {int} NOT NULL,
  verified {int},
  last_contact {int} NOT NULL,             -- no two alike: the order of every search
  PRIMARY KEY (store_id, id)
) {table};
CREATE UNIQUE INDEX customer_number ON customer (store_id, number);
CREATE UNIQUE INDEX customer_contact ON customer (store_id, last_contact);
CREATE INDEX customer_phone ON customer (store_id, phone) WHERE phone <> '';
CREATE INDEX customer_phone2 ON customer (store_id, phone2) WHERE phone2 <> '';

CREATE TABLE visit (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  number TEXT NOT NULL,
  day {int} NOT NULL,                      -- the day on which it stands in the register
  state TEXT NOT NULL,
  customer {uuid},
  name TEXT NOT NULL,
  salutation TEXT NOT NULL,
  phone TEXT NOT NULL,
  organisation TEXT NOT NULL,
  city TEXT NOT NULL,
  identity TEXT NOT NULL,
  purpose TEXT NOT NULL,
  ask TEXT NOT NULL,
  answer TEXT NOT NULL,
  party {int} NOT NULL CHECK (party >= 1),
  host {uuid},
  handler {uuid},
  expected {int},
  arrived {int},
  called {int},
  demo {int},
  departed {int},
  is_assumed {int} NOT NULL CHECK (is_assumed IN (0, 1)),
  message TEXT NOT NULL,
  has_card {int} NOT NULL CHECK (has_card IN (0, 1)),
  intent TEXT NOT NULL,
  lost_kind TEXT NOT NULL,
  lost_reason TEXT NOT NULL,
  remark TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, customer) REFERENCES customer (store_id, id),
  FOREIGN KEY (store_id, host) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, handler) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX visit_number ON visit (store_id, number);
-- The register: a day's visits in order, and every filter of the day list without touching the rows.
CREATE INDEX visit_register ON visit (store_id, day, id, handler, identity, purpose, state);
CREATE INDEX visit_open ON visit (store_id, state, day)
  WHERE state IN ('expected', 'waiting', 'receiving', 'demo');
CREATE INDEX visit_customer ON visit (store_id, customer, id) WHERE customer IS NOT NULL;

CREATE TABLE item (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  channel TEXT NOT NULL,
  severity TEXT NOT NULL,
  customer {uuid},
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  taker {uuid},                            -- who was asked first; never changes (C8)
  owner {uuid},
  visit {uuid},
  parent {uuid},
  opened {int} NOT NULL,
  due {int},
  next_contact {int},
  closed {int},
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, customer) REFERENCES customer (store_id, id),
  FOREIGN KEY (store_id, taker) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, owner) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, visit) REFERENCES visit (store_id, id),
  FOREIGN KEY (store_id, parent) REFERENCES item (store_id, id)
) {table};
CREATE UNIQUE INDEX item_number ON item (store_id, number);
CREATE INDEX item_open ON item (store_id, owner, due) WHERE closed IS NULL;
CREATE INDEX item_customer ON item (store_id, customer, opened) WHERE customer IS NOT NULL;

CREATE TABLE item_log (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  item {uuid} NOT NULL,
  at {int} NOT NULL,
  staff {uuid},
  what TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, item) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id)
) {table};
CREATE INDEX item_log_item ON item_log (store_id, item, at);

CREATE TABLE enquiry (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  number TEXT NOT NULL,
  day {int} NOT NULL,
  state TEXT NOT NULL,
  channel TEXT NOT NULL,
  at {int} NOT NULL,
  customer {uuid},
  visit {uuid},
  item {uuid},
  name TEXT NOT NULL,
  salutation TEXT NOT NULL,
  phone TEXT NOT NULL,
  organisation TEXT NOT NULL,
  city TEXT NOT NULL,
  address TEXT NOT NULL,
  category TEXT NOT NULL,
  ask TEXT NOT NULL,
  answer TEXT NOT NULL,
  wanted {uuid},                           -- whom the caller wants (V7)
  is_transferred {int} NOT NULL CHECK (is_transferred IN (0, 1)),
  is_cut_off {int} NOT NULL CHECK (is_cut_off IN (0, 1)),
  talk_ms {int} NOT NULL,
  handler {uuid},
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, customer) REFERENCES customer (store_id, id),
  FOREIGN KEY (store_id, visit) REFERENCES visit (store_id, id),
  FOREIGN KEY (store_id, item) REFERENCES item (store_id, id),
  FOREIGN KEY (store_id, wanted) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, handler) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX enquiry_number ON enquiry (store_id, number);
CREATE INDEX enquiry_register ON enquiry (store_id, day, id);
CREATE INDEX enquiry_customer ON enquiry (store_id, customer, id) WHERE customer IS NOT NULL;

-- What was looked at that is not everybody's: revealed numbers, exports (A4). Nothing is undone here.
CREATE TABLE access_log (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  at {int} NOT NULL,
  actor TEXT NOT NULL,
  seat TEXT NOT NULL,
  what TEXT NOT NULL,
  subject {uuid},
  amount {int} NOT NULL,
  PRIMARY KEY (store_id, id)
) {table};

-- Organisation names as typed, to be found by any part of them.
CREATE TABLE organisation_key (
  store_id {int} NOT NULL,
  key TEXT NOT NULL,
  organisation TEXT NOT NULL,
  PRIMARY KEY (store_id, key, organisation)
) {table};
CREATE INDEX customer_organisation ON customer (store_id, organisation, last_contact)
  WHERE organisation <> '';
