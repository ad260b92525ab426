-- Statements: append-only, content-addressed, one row a fact.
-- Statements on protected persons live in a partition of their own.

CREATE TABLE statement (
  id uuid NOT NULL,
  -- Distribution key: all statements of a record live together.
  record text COLLATE "C" NOT NULL,
  schema text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  value text NOT NULL,
  original text,
  language text COLLATE "C",
  kind text COLLATE "C" NOT NULL,
  subject text COLLATE "C",
  grading text COLLATE "C",
  label integer NOT NULL,
  observed_from date,
  observed_to date,
  recorded_at timestamptz NOT NULL,
  contribution uuid NOT NULL,
  locator text,
  retracted_at timestamptz,
  retraction_reason text,
  protected boolean NOT NULL,
  -- A fact that was taken back and is stated again has a row for each time that it was known here.
  PRIMARY KEY (id, record, protected, recorded_at)
) PARTITION BY LIST (protected);

CREATE TABLE statement_open PARTITION OF statement FOR VALUES IN (false);
CREATE TABLE statement_protected PARTITION OF statement FOR VALUES IN (true);
CREATE INDEX ON statement (record);
CREATE INDEX ON statement (contribution);

-- Records the node itself edits are few and must be found at once.
CREATE INDEX ON statement (schema, record) WHERE schema IN ('Decision', 'PlanItem');

-- A fact that a further contribution states too. What states a fact is either named by its row or listed here, never
-- both. Only writers need it, so readers have no right to it.
CREATE TABLE statement_sighting (
  statement uuid NOT NULL,
  record text COLLATE "C" NOT NULL,
  contribution uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (statement, record, contribution)
);
CREATE INDEX ON statement_sighting (contribution);

ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_view ON statement TO foreland_reader USING (label IN (SELECT unnest(current_labels())));
GRANT SELECT ON statement TO foreland_reader;
