-- The node's own tables: who may sign in, who did what, files on their way in, jobs.
-- None of them holds statements, and the reading role of the store may read none of them.

CREATE TABLE account (
  user_name text COLLATE "C" PRIMARY KEY,
  partner text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('local', 'oidc', 'persona')),
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  clearance text COLLATE "C" NOT NULL,
  -- Argon2id in PHC notation; only local accounts have one.
  password_hash text CHECK ((password_hash IS NOT NULL) = (kind = 'local')),
  -- Issuer and subject of the identity provider; only OpenID Connect accounts have one.
  identity text COLLATE "C" UNIQUE CHECK ((identity IS NOT NULL) = (kind = 'oidc')),
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);

-- The token itself is with the reader alone; a copy of this table opens no session.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  user_name text COLLATE "C" NOT NULL REFERENCES account ON DELETE CASCADE,
  role text COLLATE "C" NOT NULL,
  purpose text COLLATE "C",
  client text COLLATE "C" NOT NULL CHECK (client IN ('browser', 'cli')),
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ON session (user_name);
CREATE INDEX ON session (expires_at);

-- Attempts to sign in, by account and by address, whether or not such an account exists.
CREATE TABLE sign_in_attempt (
  key text COLLATE "C" PRIMARY KEY,
  attempts integer NOT NULL,
  last_at timestamptz NOT NULL,
  paused_until timestamptz
);

-- A sign-in that is under way at the identity provider.
CREATE TABLE oidc_request (
  state_hash bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE audit_entry (
  -- Distribution key.
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  user_name text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  purpose text COLLATE "C",
  route text COLLATE "C" NOT NULL,
  outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('allowed', 'refused', 'failed')),
  records text[] NOT NULL,
  detail text,
  PRIMARY KEY (partner, id)
);
CREATE INDEX ON audit_entry (at DESC, id DESC);
CREATE INDEX ON audit_entry (user_name, at DESC, id DESC);
CREATE INDEX ON audit_entry USING gin (records);

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log only grows';
END $$;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();

-- Files handed over and not yet imported; the bytes lie in the node's folder under their hash.
CREATE TABLE upload (
  partner text COLLATE "C" NOT NULL,
  user_name text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  name text NOT NULL,
  bytes bigint NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (partner, user_name, hash)
);
CREATE INDEX ON upload (hash);

CREATE TABLE saved_mapping (
  partner text COLLATE "C" NOT NULL,
  -- Content address of the mapping.
  id uuid NOT NULL,
  name text NOT NULL,
  saved_by text COLLATE "C" NOT NULL,
  saved_at timestamptz NOT NULL,
  mapping jsonb NOT NULL,
  PRIMARY KEY (partner, id),
  UNIQUE (partner, name)
);

CREATE TABLE visit (
  partner text COLLATE "C" NOT NULL,
  user_name text COLLATE "C" NOT NULL,
  visited_at timestamptz NOT NULL,
  PRIMARY KEY (partner, user_name)
);

-- What a job is, for its owner; the queue itself is pg-boss's.
CREATE TABLE job (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  user_name text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  purpose text COLLATE "C",
  clearance text COLLATE "C" NOT NULL,
  view_class uuid NOT NULL,
  payload jsonb NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- The owner wants it stopped; a job under way stops when it notices.
  cancelling boolean NOT NULL DEFAULT false,
  progress double precision,
  step text,
  report jsonb,
  export jsonb,
  problem jsonb,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (partner, id)
);
CREATE INDEX ON job (user_name, created_at DESC);

-- Public keys this node has signed with; signatures stay verifiable after a change of key.
CREATE TABLE signing_key (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  public_key bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (partner, id)
);
