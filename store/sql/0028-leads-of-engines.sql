-- Each engine replaces its own leads; and a lead is there only for whom all that it names is in view now, not only when it
-- was found.

CREATE FUNCTION lead_evidence(content jsonb) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(statement::uuid), '{}') FROM jsonb_array_elements_text(content -> 'evidence') AS statement
$$;
ALTER TABLE lead ADD COLUMN engine text COLLATE "C" NOT NULL GENERATED ALWAYS AS (content #>> '{run,engine}') STORED;
ALTER TABLE lead ADD COLUMN evidence uuid[] NOT NULL GENERATED ALWAYS AS (lead_evidence(content)) STORED;

-- Whoever becomes protected, or leaves the view, leaves kept leads in the same transaction. What was taken back since stays
-- on record, so that withdrawn leads can be told.
DROP POLICY in_view ON lead;

-- What people confirmed to be an association of aid is in no lead of networks or supply from that moment on. Whoever asks has
-- the records in view; that one of them was confirmed is told by nothing but the absence of the lead.
CREATE FUNCTION is_of_aid(records text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT FROM aid_association WHERE withdrawn_at IS NULL AND record = ANY (records))
$$;
REVOKE ALL ON FUNCTION is_of_aid FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_of_aid TO foreland_reader;

CREATE POLICY in_view ON lead TO foreland_reader USING (
  view_class = (SELECT current_view_class())
  AND (engine = 'correlations' OR NOT is_of_aid(records))
  AND NOT EXISTS (
    SELECT FROM unnest(records) AS named WHERE NOT EXISTS (
      SELECT FROM statement
      WHERE statement.record = named AND NOT protected AND label IN (SELECT unnest(current_labels()))
    )
  )
  AND NOT EXISTS (
    SELECT FROM unnest(evidence) AS named WHERE NOT EXISTS (
      SELECT FROM statement WHERE id = named AND NOT protected AND label IN (SELECT unnest(current_labels()))
    )
  )
);
