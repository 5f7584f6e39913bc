-- Additive: programs of before know none of these tables.
-- Demonstrations: the accounts, the sessions on them, what is told, and the sealed passwords.

CREATE TABLE demo_account (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  label TEXT NOT NULL,
  product TEXT NOT NULL,
  url TEXT NOT NULL,
  login TEXT NOT NULL,
  secret {uuid},                           -- which sealed password; never the password
  owner {uuid},                            -- null: of the pool
  valid_until {int},
  state TEXT NOT NULL,
  reset_steps TEXT NOT NULL,
  reset_ticks {int} NOT NULL,
  last_reset {int},
  given_back {int},
  problem TEXT NOT NULL,
  borrower {uuid},                         -- a colleague who may use it until borrowed_until
  borrowed_until {int},
  loan_reason TEXT NOT NULL,
  remark TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, owner) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, borrower) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX demo_account_label ON demo_account (store_id, label) WHERE state <> 'void';

CREATE TABLE demo_session (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  number TEXT NOT NULL,
  day {int} NOT NULL,
  state TEXT NOT NULL,
  account {uuid},                          -- null: a product alone (D3)
  product TEXT NOT NULL,
  rep {uuid} NOT NULL,
  visit {uuid},
  customer {uuid},
  identity TEXT NOT NULL,
  begun {int} NOT NULL,
  until {int} NOT NULL,
  extensions {int} NOT NULL,
  extension_reason TEXT NOT NULL,
  points TEXT NOT NULL,                    -- keys of talking points, with a space between
  logged_out {int},
  centre {int},
  usage {int},
  questions {int},
  ended {int},
  skip_reason TEXT NOT NULL,
  content TEXT NOT NULL,
  objections TEXT NOT NULL,
  wanted_product TEXT NOT NULL,
  intent TEXT NOT NULL,
  outcome TEXT NOT NULL,
  lost_kind TEXT NOT NULL,
  lost_reason TEXT NOT NULL,
  next_contact {int},
  callback {uuid},
  abort_reason TEXT NOT NULL,
  is_abandoned {int} NOT NULL CHECK (is_abandoned IN (0, 1)),
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, account) REFERENCES demo_account (store_id, id),
  FOREIGN KEY (store_id, rep) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, visit) REFERENCES visit (store_id, id),
  FOREIGN KEY (store_id, customer) REFERENCES customer (store_id, id),
  FOREIGN KEY (store_id, callback) REFERENCES item (store_id, id)
) {table};
CREATE UNIQUE INDEX demo_session_number ON demo_session (store_id, number);
-- Nobody logs in twice with one account, and nobody demonstrates twice at once: whatever two programs
-- believe, the store takes one of them (D1).
CREATE UNIQUE INDEX demo_session_account ON demo_session (store_id, account)
  WHERE state = 'showing' AND account IS NOT NULL;
CREATE UNIQUE INDEX demo_session_rep ON demo_session (store_id, rep)
  WHERE state IN ('showing', 'logged-out');
CREATE UNIQUE INDEX demo_session_visit ON demo_session (store_id, visit)
  WHERE state IN ('showing', 'logged-out') AND visit IS NOT NULL;
CREATE INDEX demo_session_day ON demo_session (store_id, day, id);
CREATE INDEX demo_session_customer ON demo_session (store_id, customer, id)
  WHERE customer IS NOT NULL;

CREATE TABLE talking_point (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  identity TEXT NOT NULL,
  position {int} NOT NULL,
  state TEXT NOT NULL,
  text TEXT NOT NULL,
  hint TEXT NOT NULL,
  text_en TEXT NOT NULL,
  hint_en TEXT NOT NULL,
  PRIMARY KEY (store_id, id)
) {table};

-- The shop's keys by name; a key itself lies outside the database. The proof is something sealed with
-- it: who has a key can tell whether it is this one.
CREATE TABLE shop_key (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  made {int} NOT NULL,
  retired {int},
  proof {blob} NOT NULL,
  PRIMARY KEY (store_id, id)
) {table};
CREATE UNIQUE INDEX shop_key_current ON shop_key (store_id) WHERE retired IS NULL;

-- Sealed passwords. They are not records: neither journalled nor undone nor exported.
CREATE TABLE sealed_secret (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  shop_key {uuid} NOT NULL,
  sealed {blob} NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, shop_key) REFERENCES shop_key (store_id, id)
) {table};
