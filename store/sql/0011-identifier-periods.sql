-- When a record is known to have held an identifier, as its statement says: one that passed from hand to hand joins nobody.

ALTER TABLE identifier_entry ADD COLUMN observed_from date, ADD COLUMN observed_to date;
