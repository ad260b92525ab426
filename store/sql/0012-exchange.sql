-- What nodes of partners send each other. None of these tables holds the content of a statement.

-- Whose keys count: cards and revocations as their owners signed them, and which cards a person vouched for (anchors).
-- A proposal is a card that nobody has compared yet. The order in which they came matters.
CREATE TABLE directory_text (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('anchor', 'card', 'revocation', 'proposal')),
  -- SHA-256 of what was signed, or the key that is revoked, in base64url.
  digest text COLLATE "C" NOT NULL,
  content text NOT NULL,
  added_by text COLLATE "C" NOT NULL,
  added_at timestamptz NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (partner, peer, kind, digest)
);

-- Up to which level a partner's node is accredited, and whether it is served at all.
CREATE TABLE partner_terms (
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  clearance text COLLATE "C" NOT NULL,
  suspended boolean NOT NULL DEFAULT false,
  changed_by text COLLATE "C" NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (partner, peer)
);

-- What a person decided to share with a partner; a standing release goes on until it is ended.
CREATE TABLE release (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  scope jsonb NOT NULL,
  standing boolean NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  legal_basis text NOT NULL,
  note text NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  -- Last day of a standing release.
  until date,
  -- A second person: nobody shares alone, and whoever holds one person's session shares nothing.
  decided_by text COLLATE "C" CHECK (decided_by <> created_by),
  decided_at timestamptz,
  approved boolean,
  -- When a release that is not standing was computed and queued.
  queued_at timestamptz,
  ended_by text COLLATE "C",
  ended_at timestamptz,
  PRIMARY KEY (partner, id),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_at IS NULL) = (approved IS NULL))
);
CREATE INDEX ON release (partner, recipient, created_at DESC);

CREATE TABLE outgoing_package (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- Packages that change what the recipient holds are applied in this order; others have none.
  sequence bigint,
  purpose text COLLATE "C" NOT NULL,
  legal_basis text NOT NULL,
  -- What is to be said, where it is small; otherwise it lies sealed in the node's folder under the id.
  content text,
  -- Of the sealed package: what was signed, and the file as it travels, under which both ends log it.
  digest text COLLATE "C",
  envelope text COLLATE "C",
  bytes bigint,
  -- What it is about, for the list: counts and names that the sender may see.
  about jsonb NOT NULL,
  release uuid,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'delivered', 'refused', 'expired')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  problem jsonb,
  receipt text,
  answered_at timestamptz,
  PRIMARY KEY (partner, id),
  UNIQUE (partner, recipient, sequence)
);
CREATE INDEX ON outgoing_package (partner, next_attempt_at) WHERE state = 'waiting';
CREATE INDEX ON outgoing_package (partner, created_at DESC, id DESC);

CREATE TABLE incoming_package (
  partner text COLLATE "C" NOT NULL,
  sender text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  sequence bigint,
  digest text COLLATE "C" NOT NULL,
  envelope text COLLATE "C" NOT NULL,
  bytes bigint NOT NULL,
  created_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  applied jsonb NOT NULL,
  receipt text NOT NULL,
  PRIMARY KEY (partner, sender, id),
  UNIQUE (partner, sender, sequence)
);
CREATE INDEX ON incoming_package (partner, received_at DESC, id DESC);

-- What was refused, and why. It claims nothing: who sent it is known only where the signature was good.
CREATE TABLE quarantined_package (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  sender text COLLATE "C",
  package uuid,
  kind text COLLATE "C",
  bytes bigint NOT NULL,
  received_at timestamptz NOT NULL,
  problem jsonb NOT NULL,
  PRIMARY KEY (partner, id)
);
CREATE INDEX ON quarantined_package (partner, received_at DESC, id DESC);

-- What each partner holds of what this node gave it: a statement, and a contribution that states it.
CREATE TABLE released (
  partner text COLLATE "C" NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  contribution uuid NOT NULL,
  package uuid NOT NULL,
  -- The package that took it back.
  withdrawn_by uuid,
  PRIMARY KEY (partner, recipient, record, statement, contribution)
);
CREATE INDEX ON released (contribution);

-- Who gave this node what, so that one partner's taking back leaves what another one gives too.
CREATE TABLE received (
  partner text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  contribution uuid NOT NULL,
  sender text COLLATE "C" NOT NULL,
  package uuid NOT NULL,
  PRIMARY KEY (partner, record, statement, contribution, sender)
);
CREATE INDEX ON received (contribution);

-- A release is computed by the reading role, which may know what the recipient at hand holds, and nobody else.
CREATE FUNCTION current_recipient() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('foreland.recipient', true), '')
$$;
ALTER TABLE released ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_recipient ON released TO foreland_reader USING (recipient = (SELECT current_recipient()));
GRANT SELECT ON released TO foreland_reader;

-- Which contributions state a fact is known to whoever sees the fact, once a release is computed.
ALTER TABLE statement_sighting ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_recipient ON statement_sighting TO foreland_reader USING (
  (SELECT current_recipient()) <> ''
  AND EXISTS (SELECT FROM statement WHERE statement.id = statement_sighting.statement AND statement.record = statement_sighting.record)
);
GRANT SELECT ON statement_sighting TO foreland_reader;
