-- Private checks between partners: whether the other one holds a value, without telling it which.

-- What the key of an index is derived from, as long as it is in use: one for each asking partner and class. It is
-- erased when the index is renewed, and stands in no backup.
CREATE TABLE check_seed (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  class text COLLATE "C" NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  seed bytea NOT NULL CHECK (length(seed) = 32),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (partner, peer, class)
);

-- Indexes that this node published: padded counts, and nothing of what is in them.
CREATE TABLE published_check_index (
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  class text COLLATE "C" NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  bytes bigint NOT NULL,
  package uuid NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text COLLATE "C" NOT NULL,
  PRIMARY KEY (partner, peer, class, epoch)
);

-- Indexes of partners: the newest of each class, and those that a check waits for.
CREATE TABLE held_check_index (
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  class text COLLATE "C" NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  -- Canonical JSON, and the partner's signature over it.
  manifest text NOT NULL,
  signature bytea NOT NULL,
  tags bytea NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (partner, peer, class, epoch)
);
-- Random numbers do not get smaller.
ALTER TABLE held_check_index ALTER COLUMN tags SET STORAGE EXTERNAL;

-- Checks that people of this node made.
CREATE TABLE private_check (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  peer text COLLATE "C" NOT NULL,
  class text COLLATE "C" NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  case_number text NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  pseudonym text COLLATE "C" NOT NULL,
  count integer NOT NULL,
  -- As it was sent: elements that say nothing of the values.
  request bytea NOT NULL,
  -- What was asked, encrypted to the data-protection officer.
  opening bytea NOT NULL,
  -- The same, encrypted to the node itself until the answer has been read.
  pending bytea,
  -- What was asked, as the person wrote it, with the answers; removed after thirty days.
  asked jsonb,
  package uuid NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('asked', 'answered', 'refused', 'failed')),
  answered_at timestamptz,
  problem jsonb,
  opened_at timestamptz,
  opened_by text COLLATE "C",
  PRIMARY KEY (partner, id),
  CHECK (state = 'asked' OR pending IS NULL)
);
CREATE INDEX ON private_check (partner, created_at DESC, id);

-- Checks that partners made here. This is all that there is to know of them, and what the quotas count.
CREATE TABLE answered_check (
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  package uuid NOT NULL,
  -- As the asking partner names it.
  id uuid NOT NULL,
  -- SHA-256 of what was signed.
  request_id text COLLATE "C" NOT NULL,
  class text COLLATE "C" NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  case_number text NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  pseudonym text COLLATE "C" NOT NULL,
  count integer NOT NULL,
  -- As it came, so that an opening can be held against it.
  request bytea NOT NULL,
  at timestamptz NOT NULL,
  -- In universal time, for the quota of the day.
  day date NOT NULL,
  -- Present where it was not answered; then it counts against no quota.
  refusal jsonb,
  PRIMARY KEY (partner, peer, package)
);
CREATE UNIQUE INDEX ON answered_check (partner, peer, request_id) WHERE refusal IS NULL;
CREATE INDEX ON answered_check (partner, peer, case_number) WHERE refusal IS NULL;
CREATE INDEX ON answered_check (partner, at DESC, package);
