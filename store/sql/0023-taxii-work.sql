-- What TAXII does by itself: collections fill themselves from their reader's view, what is posted is imported, and what
-- other servers have is read on a schedule.

ALTER TABLE taxii_collection
  -- One person sets a collection up and another decides: what a view holds is given out by it from then on.
  ADD COLUMN state text COLLATE "C" NOT NULL DEFAULT 'active' CHECK (state IN ('proposed', 'active', 'refused', 'ended')),
  ADD COLUMN created_by text COLLATE "C",
  ADD COLUMN decided_by text COLLATE "C" CHECK (decided_by <> created_by),
  ADD COLUMN decided_at timestamptz,
  -- Whether the node makes it what its reader's view holds.
  ADD COLUMN filled boolean NOT NULL DEFAULT false,
  ADD COLUMN filled_at timestamptz,
  -- The state of the view that it was filled from.
  ADD COLUMN filled_state text COLLATE "C",
  -- On which terms what is posted is imported, and in whose view; what is posted elsewhere is kept as it came.
  ADD COLUMN terms jsonb,
  ADD COLUMN importer jsonb,
  -- What the last filling or import left out, and why it failed where it did.
  ADD COLUMN report jsonb,
  ADD COLUMN problem jsonb,
  ADD CHECK ((terms IS NULL) = (importer IS NULL)),
  ADD CHECK (NOT (filled AND terms IS NOT NULL));

-- Objects that were posted and are not imported yet.
ALTER TABLE taxii_status ADD COLUMN collection uuid, ADD COLUMN pending jsonb;
CREATE INDEX ON taxii_status (requested_at) WHERE pending IS NOT NULL;

-- Programs sign in with a token of a collection, and see what its reader sees.
CREATE TABLE taxii_token (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  collection uuid NOT NULL,
  title text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (partner, id),
  FOREIGN KEY (partner, collection) REFERENCES taxii_collection ON DELETE CASCADE
);

-- Collections of other servers, read on a schedule in the view of whoever set that up.
CREATE TABLE taxii_feed (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  origin text COLLATE "C" NOT NULL,
  collection text COLLATE "C" NOT NULL,
  every_seconds integer NOT NULL CHECK (every_seconds > 0),
  enabled boolean NOT NULL,
  terms jsonb NOT NULL,
  reader jsonb NOT NULL,
  -- Time of addition of the last object that was taken in, in microseconds since 1970.
  resume_after bigint,
  -- What was received and is being imported: the file by its hash, and where the next reading begins.
  receiving jsonb,
  next_at timestamptz NOT NULL,
  pulled_at timestamptz,
  objects bigint NOT NULL DEFAULT 0,
  report jsonb,
  problem jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (partner, id)
);
