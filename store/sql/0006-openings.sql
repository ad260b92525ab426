-- Opening the protected partition: one record, for one case, asked for by one person and decided by another.

CREATE TABLE opening (
  -- Distribution key.
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  record text COLLATE "C" NOT NULL,
  case_number text NOT NULL,
  reason text NOT NULL,
  days integer NOT NULL CHECK (days BETWEEN 1 AND 30),
  requested_by text COLLATE "C" NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_by text COLLATE "C" CHECK (decided_by <> requested_by),
  decided_at timestamptz,
  approved boolean,
  note text,
  expires_at timestamptz,
  closed_at timestamptz,
  PRIMARY KEY (partner, id),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_at IS NULL) = (approved IS NULL)),
  CHECK ((expires_at IS NOT NULL) = coalesce(approved, false))
);
CREATE INDEX ON opening (partner, requested_at DESC, id);

-- The one record whose protected statements the current reader may see; nothing set matches none.
CREATE FUNCTION current_opened() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('foreland.opened', true), '')
$$;

-- Whatever labels a reader clears: protected statements of the opened record alone.
CREATE POLICY opened_alone ON statement AS RESTRICTIVE TO foreland_reader
  USING (NOT protected OR record = (SELECT current_opened()));
