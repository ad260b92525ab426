-- What a package that was not handed out yet would disclose: records and contributions by name. When its first byte may leave,
-- they go into the audit log, and from here.
CREATE TABLE disclosure_due (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  package uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  PRIMARY KEY (partner, package, name)
);
