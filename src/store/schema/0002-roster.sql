-- Additive: programs of before know none of these tables.
-- Who works when: shifts, how many people a post needs, the roster, leave, wishes.

CREATE TABLE shift (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  family TEXT NOT NULL,                    -- pre-sale, in-sale, after-sale …
  kind TEXT NOT NULL,
  post TEXT NOT NULL,
  start_minute {int} NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
  end_minute {int} NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
  break_min {int} NOT NULL,
  valid_from {int},
  valid_to {int},
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id)
) {table};
CREATE UNIQUE INDEX shift_code ON shift (store_id, code) WHERE state <> 'void';

CREATE TABLE coverage (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  post TEXT NOT NULL,
  weekdays TEXT NOT NULL,
  date {int},                              -- for this day only, instead of weekdays
  start_minute {int} NOT NULL,
  end_minute {int} NOT NULL,
  minimum {int} NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id)
) {table};

CREATE TABLE roster_month (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  month {int} NOT NULL,                    -- its first day
  state TEXT NOT NULL,
  published {int},
  publisher {uuid},
  reason TEXT NOT NULL,                    -- why it was published with gaps
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, publisher) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX roster_month_month ON roster_month (store_id, month);

CREATE TABLE roster_cell (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  staff {uuid} NOT NULL,
  day {int} NOT NULL,
  slot {int} NOT NULL CHECK (slot IN (0, 1)),
  shift {uuid},                            -- null: a rest day
  post TEXT NOT NULL,                      -- when not that of the shift
  state TEXT NOT NULL,
  is_locked {int} NOT NULL CHECK (is_locked IN (0, 1)),
  remark TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, shift) REFERENCES shift (store_id, id)
) {table};
-- Two seats cannot both make the same cell.
CREATE UNIQUE INDEX roster_cell_place ON roster_cell (store_id, day, staff, slot);

CREATE TABLE leave (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  number TEXT NOT NULL,
  staff {uuid} NOT NULL,
  begins {int} NOT NULL,
  ends {int} NOT NULL,
  kind TEXT NOT NULL,
  way TEXT NOT NULL,
  filed {int},
  cover {uuid} NOT NULL,
  leader {uuid},
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, cover) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, leader) REFERENCES staff (store_id, id)
) {table};
CREATE UNIQUE INDEX leave_number ON leave (store_id, number);
CREATE INDEX leave_time ON leave (store_id, ends, begins);

CREATE TABLE wish (
  store_id {int} NOT NULL,
  id {uuid} NOT NULL,
  version {int} NOT NULL,
  staff {uuid} NOT NULL,
  day {int} NOT NULL,
  shift {uuid},                            -- null: a rest day
  is_against {int} NOT NULL CHECK (is_against IN (0, 1)),
  strength {int} NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (store_id, id),
  FOREIGN KEY (store_id, staff) REFERENCES staff (store_id, id),
  FOREIGN KEY (store_id, shift) REFERENCES shift (store_id, id)
) {table};
CREATE INDEX wish_day ON wish (store_id, day);
