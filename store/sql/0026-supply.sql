-- Associations of aid or rescue, as people of this node confirmed them. What is confirmed shields; it never leaves the node
-- and is shown to those alone whose view holds the record.
CREATE TABLE aid_association (
  record text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  reason text NOT NULL,
  confirmed_by text NOT NULL,
  confirmed_at timestamptz NOT NULL,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  PRIMARY KEY (record, id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE UNIQUE INDEX aid_association_standing ON aid_association (record) WHERE withdrawn_at IS NULL;

-- Photographs that were handed over and that nothing names yet, each for whoever handed it over, for a day.
CREATE TABLE photo_upload (
  partner text COLLATE "C" NOT NULL,
  user_name text NOT NULL,
  hash text COLLATE "C" NOT NULL,
  mime_type text NOT NULL,
  bytes integer NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (partner, user_name, hash)
);

-- Of which record of a photograph the bytes lie in this node. Who sees that the record has this hash may see the photograph:
-- knowing a hash gives nothing.
CREATE TABLE photo (
  record text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  mime_type text NOT NULL,
  bytes integer NOT NULL,
  PRIMARY KEY (record, hash)
);
CREATE INDEX photo_of_hash ON photo (hash);
