-- Projections of current, unprotected statements that make them findable. They hold nothing that statements do not,
-- and leave by record when their statements do.

CREATE TABLE name_entry (
  record text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  label integer NOT NULL,
  schema text COLLATE "C" NOT NULL,
  -- Folded and in Latin letters: what similar spellings are compared on.
  latin text COLLATE "C" NOT NULL,
  -- Folded tokens in their own script, in Latin letters, and as consonant skeletons (prefixed with ~).
  tokens tsvector NOT NULL
);
CREATE INDEX ON name_entry USING gin (tokens);
CREATE INDEX ON name_entry USING gin (latin gin_trgm_ops);
CREATE INDEX ON name_entry (record);

CREATE TABLE text_entry (
  record text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  label integer NOT NULL,
  schema text COLLATE "C" NOT NULL,
  tokens tsvector NOT NULL
);
CREATE INDEX ON text_entry USING gin (tokens);
CREATE INDEX ON text_entry (record);

CREATE TABLE identifier_entry (
  class text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  checksum text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  label integer NOT NULL,
  schema text COLLATE "C" NOT NULL,
  subject text COLLATE "C",
  contribution uuid NOT NULL,
  -- When the record is known to have held it: one that passed from hand to hand joins nobody.
  observed_from date,
  observed_to date
);
CREATE INDEX ON identifier_entry (value);
CREATE INDEX ON identifier_entry (record);

CREATE TABLE reference_entry (
  target text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  schema text COLLATE "C" NOT NULL,
  statement uuid NOT NULL,
  label integer NOT NULL
);
CREATE INDEX ON reference_entry (target);
CREATE INDEX ON reference_entry (record);

ALTER TABLE name_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE text_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE identifier_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE reference_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_view ON name_entry TO foreland_reader USING (label IN (SELECT unnest(current_labels())));
CREATE POLICY in_view ON text_entry TO foreland_reader USING (label IN (SELECT unnest(current_labels())));
CREATE POLICY in_view ON identifier_entry TO foreland_reader USING (label IN (SELECT unnest(current_labels())));
CREATE POLICY in_view ON reference_entry TO foreland_reader USING (label IN (SELECT unnest(current_labels())));
GRANT SELECT ON name_entry, text_entry, identifier_entry, reference_entry TO foreland_reader;

-- PostgreSQL evaluates row-level security before operators that are not leakproof, and the trigram and
-- full-text operators are not: under the policy alone their indexes would never be used. These functions
-- run as their owner, take the view from the same setting as the policy, and apply it themselves.

CREATE FUNCTION find_names(wanted tsquery, at_most integer)
RETURNS TABLE (record text, statement uuid, schema text, latin text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT entry.record, entry.statement, entry.schema, entry.latin
  FROM name_entry entry
  WHERE entry.tokens @@ wanted AND entry.label IN (SELECT unnest(current_labels()))
  ORDER BY length(entry.latin), entry.latin, entry.record, entry.statement
  LIMIT at_most
$$;

CREATE FUNCTION find_similar_names(wanted text, at_most integer)
RETURNS TABLE (record text, statement uuid, schema text, latin text, similarity real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
SET pg_trgm.similarity_threshold = 0.45 AS $$
  SELECT entry.record, entry.statement, entry.schema, entry.latin, similarity(entry.latin, wanted)
  FROM name_entry entry
  WHERE entry.latin % wanted AND entry.label IN (SELECT unnest(current_labels()))
  ORDER BY similarity(entry.latin, wanted) DESC, entry.latin, entry.record, entry.statement
  LIMIT at_most
$$;

CREATE FUNCTION find_text(wanted tsquery, at_most integer)
RETURNS TABLE (record text, statement uuid, schema text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT entry.record, entry.statement, entry.schema
  FROM text_entry entry
  WHERE entry.tokens @@ wanted AND entry.label IN (SELECT unnest(current_labels()))
  ORDER BY entry.record, entry.statement
  LIMIT at_most
$$;

REVOKE ALL ON FUNCTION find_names, find_similar_names, find_text FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_names, find_similar_names, find_text TO foreland_reader;
