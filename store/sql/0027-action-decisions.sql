-- What people decided on actions against a network, with the advice that was shown, and what came of it. Read only where the
-- view clears all that the author saw; it never leaves the node.
CREATE TABLE action_decision (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  author text NOT NULL,
  -- What it was about: a node that names a group, or nodes.
  group_node text COLLATE "C",
  nodes text[] NOT NULL,
  reason text NOT NULL,
  advice jsonb,
  -- Labels of the evidence that was before the author’s eyes: where one of them is not cleared, nothing was decided.
  parts integer[] NOT NULL CHECK (cardinality(parts) > 0),
  -- Records that reason and advice may tell of.
  records text[] NOT NULL,
  -- One of them is protected now: reason and advice are kept and told no more.
  withheld boolean NOT NULL DEFAULT false,
  -- Targets that are protected now.
  withdrawn integer NOT NULL DEFAULT 0,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (partner, id)
);
CREATE INDEX ON action_decision (decided_at DESC, id DESC);
CREATE INDEX ON action_decision USING gin (records);

CREATE TABLE decided_action (
  partner text COLLATE "C" NOT NULL,
  decision uuid NOT NULL,
  -- Kind and target, such as arrest:GB:p-1.
  action text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  target text COLLATE "C" NOT NULL,
  -- Records of the target when it was decided.
  records text[] NOT NULL,
  terms jsonb NOT NULL,
  -- The target is protected now.
  protected boolean NOT NULL DEFAULT false,
  PRIMARY KEY (partner, decision, action),
  FOREIGN KEY (partner, decision) REFERENCES action_decision
);
CREATE INDEX ON decided_action USING gin (records);

-- The newest of an action counts; earlier ones stay.
CREATE TABLE action_outcome (
  partner text COLLATE "C" NOT NULL,
  decision uuid NOT NULL,
  id uuid NOT NULL,
  action text COLLATE "C" NOT NULL,
  result text COLLATE "C" NOT NULL CHECK (result IN ('succeeded', 'failed', 'not-carried-out')),
  day date NOT NULL,
  note text,
  statements uuid[] NOT NULL,
  -- Labels of the statements that are named.
  parts integer[] NOT NULL,
  author text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (partner, decision, id),
  FOREIGN KEY (partner, decision, action) REFERENCES decided_action
);

ALTER TABLE action_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE decided_action ENABLE ROW LEVEL SECURITY;
ALTER TABLE action_outcome ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_view ON action_decision TO foreland_reader USING (
  NOT EXISTS (SELECT FROM unnest(parts) AS part WHERE NOT part IN (SELECT unnest(current_labels())))
);
-- Of a decision that is out of view, the policy above shows none.
CREATE POLICY in_view ON decided_action TO foreland_reader USING (
  NOT protected AND EXISTS (
    SELECT FROM action_decision
    WHERE action_decision.partner = decided_action.partner AND action_decision.id = decided_action.decision
  )
);
CREATE POLICY in_view ON action_outcome TO foreland_reader USING (
  NOT EXISTS (SELECT FROM unnest(parts) AS part WHERE NOT part IN (SELECT unnest(current_labels())))
  AND EXISTS (
    SELECT FROM decided_action
    WHERE decided_action.partner = action_outcome.partner AND decided_action.decision = action_outcome.decision
      AND decided_action.action = action_outcome.action
  )
);
GRANT SELECT ON action_decision, decided_action, action_outcome TO foreland_reader;
