-- Charts of networks as their owners left them: names of nodes and where they stand, and nothing that statements say. What
-- is shown of one is computed from the view of whoever opens it.
CREATE TABLE chart (
  partner text COLLATE "C" NOT NULL,
  user_name text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  content jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (partner, user_name, id),
  UNIQUE (partner, user_name, name)
);
