-- Entries written before there were columns for their periods.

UPDATE identifier_entry entry SET observed_from = statement.observed_from, observed_to = statement.observed_to
FROM statement
WHERE statement.id = entry.statement AND statement.record = entry.record
  AND (statement.observed_from IS NOT NULL OR statement.observed_to IS NOT NULL);
