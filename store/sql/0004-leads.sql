-- Leads and other derived results, kept per view class; decisions on leads.

CREATE TABLE lead (
  view_class uuid NOT NULL,
  id uuid NOT NULL,
  revision uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  anchor_class text COLLATE "C" NOT NULL,
  anchor_value text COLLATE "C" NOT NULL,
  score double precision NOT NULL,
  partners text[] NOT NULL,
  records text[] NOT NULL,
  label jsonb NOT NULL,
  content jsonb NOT NULL,
  found_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (view_class, id)
);
CREATE INDEX ON lead (view_class, score DESC, id);
CREATE INDEX ON lead USING gin (records);

-- A result that was computed from one view class, and the digest of the label revisions it was computed from.
CREATE TABLE derived (
  view_class uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  content jsonb NOT NULL,
  computed_at timestamptz NOT NULL,
  PRIMARY KEY (view_class, name)
);

-- Decisions are statements; this projection keeps one row a decision.
CREATE TABLE decision (
  id uuid NOT NULL,
  lead uuid NOT NULL,
  label integer NOT NULL,
  partner text COLLATE "C" NOT NULL,
  author text NOT NULL,
  action text COLLATE "C" NOT NULL,
  argument text,
  note text,
  quantity double precision,
  unit text,
  withdraws uuid,
  -- Revision of the lead that was before the author's eyes.
  lead_revision uuid NOT NULL,
  sequence integer NOT NULL,
  made_at timestamptz NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (lead, id)
);

ALTER TABLE lead ENABLE ROW LEVEL SECURITY;
ALTER TABLE derived ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_view ON lead TO foreland_reader USING (view_class = (SELECT current_view_class()));
CREATE POLICY in_view ON derived TO foreland_reader USING (view_class = (SELECT current_view_class()));
CREATE POLICY in_view ON decision TO foreland_reader USING (label IN (SELECT unnest(current_labels())));
GRANT SELECT ON lead, derived, decision TO foreland_reader;

-- As in 0003-search.sql: containment in an array is not leakproof, so row-level security would keep its index unused.
CREATE FUNCTION find_leads_on(record text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT lead.id FROM lead WHERE lead.records @> ARRAY[record] AND lead.view_class = current_view_class()
$$;
REVOKE ALL ON FUNCTION find_leads_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_leads_on TO foreland_reader;
