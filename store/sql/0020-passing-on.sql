-- What another partner contributed is passed on with its leave; labels are narrowed in place; recalls say what they undid.

-- Leave of an originator to pass something on, at each of the three nodes that it concerns, as far as that node knows it.
CREATE TABLE leave (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  originator text COLLATE "C" NOT NULL,
  holder text COLLATE "C" NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  scope jsonb NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  legal_basis text NOT NULL,
  note text NOT NULL,
  -- Last day on which something may be passed on under it.
  until date NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('asked', 'proposed', 'granted', 'refused', 'ended')),
  -- Whether the holder asked for it: then it is told of a refusal too.
  asked boolean NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  -- The two people of the originator.
  proposed_by text COLLATE "C",
  decided_by text COLLATE "C" CHECK (decided_by <> proposed_by),
  decided_at timestamptz,
  ended_by text COLLATE "C",
  ended_at timestamptz,
  -- Why it was refused or ended.
  reason text,
  -- What the originator signed last, and the state that it told the others last.
  edition integer NOT NULL DEFAULT 0,
  signed text,
  told text COLLATE "C",
  PRIMARY KEY (partner, id),
  CHECK (originator <> holder AND holder <> recipient AND recipient <> originator)
);
CREATE INDEX ON leave (partner, created_at DESC, id);

-- The statements that the newest edition of a leave lists, each as one contribution states it.
CREATE TABLE leave_pair (
  partner text COLLATE "C" NOT NULL,
  leave uuid NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  contribution uuid NOT NULL,
  statement uuid NOT NULL,
  PRIMARY KEY (partner, leave, contribution, statement)
);
CREATE INDEX ON leave_pair (partner, recipient, statement, contribution);

-- Under which leave something was passed on, and what its originator was told of it last.
ALTER TABLE released ADD COLUMN leave uuid;
ALTER TABLE released ADD COLUMN told text COLLATE "C" CHECK (told IN ('given', 'returned'));
CREATE INDEX ON released (partner, leave) WHERE leave IS NOT NULL;

-- What holders say that they passed on of this partner's own: who has it at second hand, and whose receipt for a recall came.
CREATE TABLE onward (
  partner text COLLATE "C" NOT NULL,
  holder text COLLATE "C" NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  contribution uuid NOT NULL,
  told_at timestamptz NOT NULL,
  returned boolean NOT NULL,
  PRIMARY KEY (partner, holder, recipient, record, statement, contribution)
);

-- A statement whose label was narrowed is owed, under the new label, to those who held it under the old one.
CREATE TABLE carried (
  partner text COLLATE "C" NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  contribution uuid NOT NULL,
  PRIMARY KEY (partner, recipient, record, statement, contribution)
);

-- What a recall undid here: the labels with evidence at that time, from which the view of a reader then follows, and the
-- leads of each view class whose evidence went.
CREATE TABLE recall_effect (
  partner text COLLATE "C" NOT NULL,
  sender text COLLATE "C" NOT NULL,
  package uuid NOT NULL,
  at timestamptz NOT NULL,
  evidence int4multirange NOT NULL,
  PRIMARY KEY (partner, sender, package)
);
CREATE INDEX ON recall_effect (partner, at DESC);
CREATE TABLE recalled_lead (
  view_class uuid NOT NULL,
  package uuid NOT NULL,
  lead uuid NOT NULL,
  -- Of the lead before.
  revision uuid NOT NULL,
  PRIMARY KEY (view_class, package, lead)
);

-- When the first byte of a package may have left: from then on it counts as disclosed.
ALTER TABLE outgoing_package ADD COLUMN disclosed_at timestamptz;

ALTER TABLE leave ENABLE ROW LEVEL SECURITY;
ALTER TABLE leave_pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE carried ENABLE ROW LEVEL SECURITY;
ALTER TABLE recalled_lead ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_recipient ON leave TO foreland_reader USING (recipient = (SELECT current_recipient()));
CREATE POLICY of_recipient ON leave_pair TO foreland_reader USING (recipient = (SELECT current_recipient()));
CREATE POLICY of_recipient ON carried TO foreland_reader USING (recipient = (SELECT current_recipient()));
CREATE POLICY in_view ON recalled_lead TO foreland_reader USING (view_class = (SELECT current_view_class()));
GRANT SELECT ON leave, leave_pair, carried, recalled_lead TO foreland_reader;
