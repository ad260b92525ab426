-- The audit log becomes a log of the processing that Directive (EU) 2016/680 article 25 names, and every row of it a
-- leaf of a Merkle tree (docs/decisions/0017-audit-log.md).

ALTER TABLE audit_entry
  -- Rows from before say nothing of it.
  ADD COLUMN kind text COLLATE "C" CHECK (kind IN
    ('collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure', 'administration')),
  ADD COLUMN recipient text,
  -- SHA-256 of the sealed package of an exchange, of which the other end is logged by another node.
  ADD COLUMN envelope bytea CHECK (octet_length(envelope) = 32),
  ADD COLUMN direction text COLLATE "C" CHECK (direction IN ('sent', 'received')),
  ADD COLUMN counterpart text COLLATE "C",
  ADD CHECK ((envelope IS NULL) = (direction IS NULL) AND (envelope IS NULL) = (counterpart IS NULL));
CREATE INDEX ON audit_entry (counterpart, at) WHERE envelope IS NOT NULL;

-- Rows that are not in the tree yet. They come here in the transaction that writes them, by whatever way.
CREATE TABLE audit_pending (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  arrival bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (partner, id)
);
CREATE INDEX ON audit_pending (arrival);

INSERT INTO audit_pending (partner, id) SELECT partner, id FROM audit_entry ORDER BY at, id;

CREATE FUNCTION await_sequencing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_pending (partner, id) SELECT partner, id FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER awaits_sequencing AFTER INSERT ON audit_entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION await_sequencing();

-- The one log of this node, with the right edge of its tree and the newest signed checkpoint.
CREATE TABLE audit_log (
  origin text COLLATE "C" PRIMARY KEY,
  -- Never two trees.
  single boolean NOT NULL DEFAULT true UNIQUE CHECK (single),
  size bigint NOT NULL CHECK (size >= 0),
  frontier bytea NOT NULL,
  checkpoint text NOT NULL
);

CREATE TABLE audit_leaf (
  origin text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  partner text COLLATE "C" NOT NULL,
  entry uuid NOT NULL,
  -- Gone when the content of the row was erased.
  salt bytea CHECK (octet_length(salt) = 32),
  -- Commitment to the content.
  content bytea NOT NULL CHECK (octet_length(content) = 32),
  PRIMARY KEY (origin, sequence),
  UNIQUE (origin, partner, entry)
);

-- C2SP tlog-tiles: up to 256 hashes a tile, in which nothing changes but that hashes are added.
CREATE TABLE audit_tile (
  origin text COLLATE "C" NOT NULL,
  level smallint NOT NULL CHECK (level >= 0),
  index bigint NOT NULL CHECK (index >= 0),
  hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
  PRIMARY KEY (origin, level, index)
);
-- Hashes cannot be compressed.
ALTER TABLE audit_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Checkpoints of this log that were shown to witnesses, and what the witnesses answered.
CREATE TABLE audit_checkpoint (
  origin text COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (origin, size)
);
CREATE TABLE audit_cosignature (
  origin text COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  witness text COLLATE "C" NOT NULL,
  line text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (origin, size, witness),
  FOREIGN KEY (origin, size) REFERENCES audit_checkpoint
);

-- The last checkpoint of each other log that this node cosigned.
CREATE TABLE witnessed_checkpoint (
  origin text COLLATE "C" PRIMARY KEY,
  note text NOT NULL,
  at timestamptz NOT NULL
);

-- The one door: a data-protection officer erases what a row says of people. The row stands, and so does its leaf.
CREATE TABLE audit_erasure (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  erased_by text COLLATE "C" NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  -- The row of the log that says so.
  logged_as uuid NOT NULL,
  PRIMARY KEY (partner, id),
  FOREIGN KEY (partner, id) REFERENCES audit_entry,
  FOREIGN KEY (partner, logged_as) REFERENCES audit_entry
);

CREATE FUNCTION guard_audit_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM audit_entry
    WHERE partner = NEW.partner AND id = NEW.logged_as AND kind = 'erasure' AND route = 'audit-erasure'
      AND outcome = 'allowed' AND role = 'data-protection-officer' AND user_name = NEW.erased_by AND at = NEW.at
      AND records @> ARRAY['audit:' || NEW.id];
  IF NOT FOUND THEN RAISE EXCEPTION 'an erasure needs a row of the log that says so'; END IF;
  PERFORM FROM audit_entry WHERE partner = NEW.partner AND id = NEW.id AND route <> 'audit-erasure';
  IF NOT FOUND THEN RAISE EXCEPTION 'what says that a row was erased is not erased itself'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON audit_erasure FOR EACH ROW EXECUTE FUNCTION guard_audit_erasure();

CREATE FUNCTION erase_audit_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE audit_entry SET records = '{}', recipient = NULL, detail = NULL
    WHERE partner = NEW.partner AND id = NEW.id AND (records <> '{}' OR recipient IS NOT NULL OR detail IS NOT NULL);
  UPDATE audit_leaf SET salt = NULL WHERE partner = NEW.partner AND entry = NEW.id AND salt IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER erases AFTER INSERT ON audit_erasure FOR EACH ROW EXECUTE FUNCTION erase_audit_content();

-- Everything else stays refused. Row triggers compare whole rows, so that columns added later are guarded too.
CREATE FUNCTION guard_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE erased audit_entry := OLD;
BEGIN
  erased.records := '{}';
  erased.recipient := NULL;
  erased.detail := NULL;
  IF NEW IS DISTINCT FROM erased
    OR NOT EXISTS (SELECT FROM audit_erasure WHERE partner = OLD.partner AND id = OLD.id)
  THEN RAISE EXCEPTION 'the audit log only grows'; END IF;
  RETURN NEW;
END $$;
DROP TRIGGER only_grows ON audit_entry;
CREATE TRIGGER only_grows BEFORE DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER only_erased BEFORE UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION guard_audit_entry();

CREATE FUNCTION guard_audit_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE erased audit_leaf := OLD;
BEGIN
  erased.salt := NULL;
  IF NEW IS DISTINCT FROM erased
    OR NOT EXISTS (SELECT FROM audit_erasure WHERE partner = OLD.partner AND id = OLD.entry)
  THEN RAISE EXCEPTION 'the audit log only grows'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_grows BEFORE DELETE OR TRUNCATE ON audit_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER only_erased BEFORE UPDATE ON audit_leaf FOR EACH ROW EXECUTE FUNCTION guard_audit_leaf();

CREATE FUNCTION guard_audit_tile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.origin, NEW.level, NEW.index) IS DISTINCT FROM (OLD.origin, OLD.level, OLD.index)
    OR substring(NEW.hashes FOR octet_length(OLD.hashes)) <> OLD.hashes
  THEN RAISE EXCEPTION 'the audit log only grows'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_grows BEFORE DELETE OR TRUNCATE ON audit_tile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER only_longer BEFORE UPDATE ON audit_tile FOR EACH ROW EXECUTE FUNCTION guard_audit_tile();

CREATE FUNCTION guard_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.origin <> OLD.origin OR NEW.size < OLD.size THEN RAISE EXCEPTION 'the audit log only grows'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_grows BEFORE DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER only_larger BEFORE UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION guard_audit_log();

CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_erasure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER only_grows BEFORE DELETE OR TRUNCATE ON witnessed_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
