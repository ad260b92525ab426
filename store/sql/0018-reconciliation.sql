-- What this node and a partner's node logged of the exchanges between them, held against each other.
CREATE TABLE reconciliation (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  -- As both nodes name it.
  id uuid NOT NULL,
  peer text COLLATE "C" NOT NULL,
  direction text COLLATE "C" NOT NULL CHECK (direction IN ('asked', 'received')),
  -- The time that is compared. The lists begin earlier, for an exchange can be logged late at one end.
  since timestamptz NOT NULL,
  until timestamptz NOT NULL,
  -- Signed lists of both ends, kept as they were signed.
  own_list text NOT NULL,
  peer_list text,
  package uuid NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  -- What both logged, and what one end alone did; it follows from the lists.
  both_ends integer,
  only_here integer,
  only_there integer,
  PRIMARY KEY (partner, id),
  CHECK (since < until),
  CHECK ((peer_list IS NULL) = (answered_at IS NULL))
);
CREATE INDEX ON reconciliation (partner, created_at DESC, id);
