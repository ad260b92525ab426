-- Labels, contributions, and the role that reads.
-- Text that is an identifier sorts and compares by code point (COLLATE "C"), so that order depends on content alone.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The role every read runs as. It owns nothing, so row-level security applies to it always.
DO $$
BEGIN
  CREATE ROLE foreland_reader NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'foreland_reader', 'SET') THEN
    EXECUTE format('GRANT foreland_reader TO %I', current_user);
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO foreland_reader;

-- The labels that the current reader clears; nothing set means nothing seen. A view clears a thousand labels and more:
-- policies ask for membership by a subquery, which is made into a hash table once a query, where `= ANY (array)` would
-- walk the array for every row.
CREATE FUNCTION current_labels() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('foreland.labels', true), ''), '{}')::integer[]
$$;

-- The view class of the current reader; nothing set matches no row.
CREATE FUNCTION current_view_class() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('foreland.view_class', true), '')::uuid
$$;

CREATE TABLE label (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  content jsonb NOT NULL,
  protected boolean NOT NULL,
  -- Changes whenever statements under this label do; cached results name the revisions they were computed from.
  revision bigint NOT NULL DEFAULT 0
);

CREATE TABLE contribution (
  id uuid PRIMARY KEY,
  partner text COLLATE "C" NOT NULL,
  title text NOT NULL,
  source text NOT NULL,
  legal_basis text NOT NULL,
  received_on date NOT NULL,
  file_hash text COLLATE "C" NOT NULL,
  format text NOT NULL,
  mapping text,
  exercise boolean NOT NULL,
  recorded_at timestamptz NOT NULL,
  retracted_at timestamptz,
  retraction_reason text
);

-- How many statements a contribution makes under each label, be it the first to make them or not: a reader may know a
-- contribution only through statements that the reader sees.
CREATE TABLE contribution_label (
  contribution uuid NOT NULL REFERENCES contribution,
  label integer NOT NULL REFERENCES label,
  statements bigint NOT NULL,
  PRIMARY KEY (contribution, label)
);

ALTER TABLE label ENABLE ROW LEVEL SECURITY;
ALTER TABLE contribution_label ENABLE ROW LEVEL SECURITY;
ALTER TABLE contribution ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_view ON label TO foreland_reader USING (key IN (SELECT unnest(current_labels())));
CREATE POLICY in_view ON contribution_label TO foreland_reader USING (label IN (SELECT unnest(current_labels())));
CREATE POLICY in_view ON contribution TO foreland_reader USING (
  EXISTS (SELECT FROM contribution_label part WHERE part.contribution = contribution.id)
);
GRANT SELECT ON label, contribution, contribution_label TO foreland_reader;
