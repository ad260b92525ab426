-- As in 0003-search.sql: containment in an array is not leakproof, so row-level security would keep its index unused.

CREATE FUNCTION find_leads_on(record text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT lead.id FROM lead WHERE lead.records @> ARRAY[record] AND lead.view_class = current_view_class()
$$;

REVOKE ALL ON FUNCTION find_leads_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_leads_on TO foreland_reader;
