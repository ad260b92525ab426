-- Collections of TAXII 2.1: what was released to one reader, as objects of STIX, in the order of their addition.
-- The reading role of the store may read none of these tables: they hold what has left the view it was computed from.

CREATE TABLE taxii_collection (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  alias text COLLATE "C",
  title text NOT NULL,
  description text NOT NULL,
  -- For whom its contents were computed: nobody else may know that it is there.
  reader text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  clearance text COLLATE "C" NOT NULL,
  can_read boolean NOT NULL,
  can_write boolean NOT NULL,
  -- Time of the last addition in microseconds since 1970. Who adds locks the row, so that times grow in the order in
  -- which additions become visible, and no page that was read grows an object in its middle.
  last_added bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (partner, id),
  UNIQUE (partner, reader, alias)
);

CREATE TABLE taxii_object (
  partner text COLLATE "C" NOT NULL,
  collection uuid NOT NULL,
  -- Microseconds since 1970, one for each object.
  added bigint NOT NULL,
  id text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  spec_version text COLLATE "C" NOT NULL,
  -- Time of modification in microseconds since 1970; of creation or addition where an object has none.
  version bigint NOT NULL,
  hash bytea NOT NULL,
  object text NOT NULL,
  PRIMARY KEY (partner, collection, added),
  UNIQUE (partner, collection, id, version),
  FOREIGN KEY (partner, collection) REFERENCES taxii_collection ON DELETE CASCADE
);

-- What came of additions, for those who asked for them.
CREATE TABLE taxii_status (
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  user_name text COLLATE "C" NOT NULL,
  requested_at bigint NOT NULL,
  successes jsonb NOT NULL,
  failures jsonb NOT NULL,
  PRIMARY KEY (partner, id)
);
CREATE INDEX ON taxii_status (requested_at);

-- Key under which cursors are sealed, one for all processes of the node.
CREATE TABLE taxii_cursor_key (
  partner text COLLATE "C" PRIMARY KEY,
  key bytea NOT NULL CHECK (length(key) = 32)
);
