-- Matches, entities and how they changed, kept per view class; judgements on matches.

-- Pairs of records that may be one thing.
CREATE TABLE match_pair (
  view_class uuid NOT NULL,
  id uuid NOT NULL,
  -- Content address of everything below: equal in two runs where nothing changed.
  revision uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  a text COLLATE "C" NOT NULL,
  b text COLLATE "C" NOT NULL CHECK (a < b),
  bits double precision NOT NULL,
  probability double precision NOT NULL,
  status text COLLATE "C" NOT NULL,
  value double precision NOT NULL,
  pattern uuid NOT NULL,
  parts jsonb NOT NULL,
  -- Join of the labels of the evidence, and those labels as the store numbers them.
  label jsonb NOT NULL,
  labels integer[] NOT NULL,
  PRIMARY KEY (view_class, id)
);
CREATE INDEX ON match_pair (view_class, status, value DESC, id DESC);
CREATE INDEX ON match_pair (view_class, a);
CREATE INDEX ON match_pair (view_class, b);
CREATE INDEX ON match_pair (view_class, pattern) WHERE status = 'review';

-- Records that count as one thing with others; a record that is alone has no row.
CREATE TABLE match_member (
  view_class uuid NOT NULL,
  record text COLLATE "C" NOT NULL,
  entity uuid NOT NULL,
  PRIMARY KEY (view_class, record)
);
CREATE INDEX ON match_member (view_class, entity);

-- Each merge and split as the analysis of the view class noticed it.
CREATE TABLE match_change (
  view_class uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  change text COLLATE "C" NOT NULL CHECK (change IN ('merge', 'split')),
  cause text COLLATE "C" NOT NULL CHECK (cause IN ('data', 'judgement', 'model')),
  -- Lists of lists of records.
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  PRIMARY KEY (view_class, id)
);
CREATE TABLE match_change_record (
  view_class uuid NOT NULL,
  record text COLLATE "C" NOT NULL,
  change uuid NOT NULL,
  PRIMARY KEY (view_class, record, change)
);

-- Judgements are statements; this projection keeps one row a judgement.
CREATE TABLE judgement (
  match uuid NOT NULL,
  id uuid NOT NULL,
  a text COLLATE "C" NOT NULL,
  b text COLLATE "C" NOT NULL CHECK (a < b),
  label integer NOT NULL,
  -- Labels of the evidence that was before the author's eyes: where one of them is not cleared, nothing was said.
  parts integer[] NOT NULL CHECK (cardinality(parts) > 0),
  partner text COLLATE "C" NOT NULL,
  author text NOT NULL,
  answer text COLLATE "C" NOT NULL CHECK (answer IN ('same', 'different', 'unsure')),
  note text,
  withdraws uuid,
  sequence integer NOT NULL,
  made_at timestamptz NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (match, id)
);
CREATE INDEX ON judgement (a);
CREATE INDEX ON judgement (b);

ALTER TABLE match_pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_change_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE judgement ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_view ON match_pair TO foreland_reader USING (view_class = (SELECT current_view_class()));
CREATE POLICY in_view ON match_member TO foreland_reader USING (view_class = (SELECT current_view_class()));
CREATE POLICY in_view ON match_change TO foreland_reader USING (view_class = (SELECT current_view_class()));
CREATE POLICY in_view ON match_change_record TO foreland_reader USING (view_class = (SELECT current_view_class()));
CREATE POLICY in_view ON judgement TO foreland_reader USING (
  NOT EXISTS (SELECT FROM unnest(parts) AS part WHERE NOT part IN (SELECT unnest(current_labels())))
);
GRANT SELECT ON match_pair, match_member, match_change, match_change_record, judgement TO foreland_reader;
