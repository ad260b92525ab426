-- Requests for information between partners, as either side keeps them, and the steps that each was answered by.

CREATE TABLE information_request (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  peer text COLLATE "C" NOT NULL,
  direction text COLLATE "C" NOT NULL CHECK (direction IN ('asked', 'received')),
  content jsonb NOT NULL,
  asked_at timestamptz NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  PRIMARY KEY (partner, id)
);
CREATE INDEX ON information_request (partner, asked_at DESC, id);

CREATE TABLE request_step (
  partner text COLLATE "C" NOT NULL,
  request uuid NOT NULL,
  id uuid NOT NULL,
  content jsonb NOT NULL,
  at timestamptz NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  PRIMARY KEY (partner, request, id)
);
