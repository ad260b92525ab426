-- Each engine replaces its own leads; and a lead is there only for whom all that it names is in view now, not only when it
-- was found.

CREATE FUNCTION lead_evidence(content jsonb) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(statement::uuid), '{}') FROM jsonb_array_elements_text(content -> 'evidence') AS statement
$$;
ALTER TABLE lead ADD COLUMN engine text COLLATE "C" NOT NULL GENERATED ALWAYS AS (content #>> '{run,engine}') STORED;
ALTER TABLE lead ADD COLUMN evidence uuid[] NOT NULL GENERATED ALWAYS AS (lead_evidence(content)) STORED;

-- In which state of the data of a view class an engine found its leads last.
CREATE TABLE lead_run (
  view_class uuid NOT NULL,
  engine text COLLATE "C" NOT NULL,
  data text COLLATE "C" NOT NULL,
  PRIMARY KEY (view_class, engine)
);

-- The state of the data in view: of every label that bears evidence, how often what is under it changed.
CREATE FUNCTION current_data() RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT md5(coalesce(string_agg(id::text || ':' || revision, ',' ORDER BY id), '')) FROM label
  WHERE key IN (SELECT unnest(current_labels())) AND revision > 0
$$;

-- Leads of the current view class that name what is not in view now: whoever became protected, whose label was narrowed, or, where
-- that is asked for and the lead stands, what was taken back. What was found in the very data in view is not looked at. Whom
-- people hold to be an association of aid is in no lead of networks or supply, whatever the data.
-- Asked once and not for each lead; each name is looked up in an index, hence the scalar subqueries and the array.
CREATE FUNCTION leads_out_of_view(or_taken_back boolean) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH doubtful AS MATERIALIZED (
    SELECT id, records, evidence, or_taken_back AND withdrawn_at IS NULL AS stands FROM lead
    WHERE view_class = current_view_class() AND (withdrawn_at IS NOT NULL OR NOT engine = ANY (ARRAY(
      SELECT engine FROM lead_run WHERE view_class = current_view_class() AND data = current_data()
    )))
  )
  SELECT id FROM doubtful, unnest(records) AS named WHERE (
    SELECT true FROM statement
    WHERE record = named AND NOT protected AND label = ANY (ARRAY(SELECT unnest(current_labels()))) AND (retracted_at IS NULL OR NOT stands)
    LIMIT 1
  ) IS NULL
  UNION
  SELECT doubtful.id FROM doubtful, unnest(evidence) AS named WHERE (
    SELECT true FROM statement
    WHERE statement.id = named AND NOT protected AND label = ANY (ARRAY(SELECT unnest(current_labels()))) AND (retracted_at IS NULL OR NOT stands)
    LIMIT 1
  ) IS NULL
  UNION
  SELECT id FROM lead
  WHERE view_class = current_view_class() AND engine <> 'correlations'
    AND records && ARRAY(SELECT record FROM aid_association WHERE withdrawn_at IS NULL)
$$;
REVOKE ALL ON FUNCTION leads_out_of_view FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leads_out_of_view TO foreland_reader;

-- What a read has asked for already, so that its queries do not ask again; else what is out of view now.
CREATE FUNCTION current_leads_out_of_view() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT coalesce(
    nullif(current_setting('foreland.leads_out_of_view', true), '')::uuid[],
    ARRAY(SELECT leads_out_of_view(false))
  )
$$;

DROP POLICY in_view ON lead;
CREATE POLICY in_view ON lead TO foreland_reader USING (
  view_class = (SELECT current_view_class()) AND NOT id = ANY ((SELECT current_leads_out_of_view())::uuid[])
);

-- Of leads that were kept before it is not known what they were found in: they are found anew when somebody looks.
DELETE FROM derived WHERE name = 'analysis';
