-- What somebody wanted to know at one time: one check for each partner and class of values, shown together.
ALTER TABLE private_check ADD COLUMN question uuid;
