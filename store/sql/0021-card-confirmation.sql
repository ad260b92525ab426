-- A first card counts when two people have each typed in what the partner read out. The first of them is remembered here
-- until the second agrees, and both after that: nobody lets a stranger in alone, nor whoever holds one person's session.
CREATE TABLE card_confirmation (
  -- Distribution key: the partner whose node this is.
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  -- The card that both compared.
  digest text COLLATE "C" NOT NULL,
  clearance text COLLATE "C" NOT NULL,
  -- Whether the card is to take the place of the one that counts.
  replaces boolean NOT NULL,
  first_by text COLLATE "C" NOT NULL,
  first_at timestamptz NOT NULL,
  -- Whether the first one keeps the directory; otherwise the second one does.
  first_is_keeper boolean NOT NULL,
  second_by text COLLATE "C" CHECK (second_by <> first_by),
  second_at timestamptz,
  PRIMARY KEY (partner, peer, digest),
  CHECK ((second_by IS NULL) = (second_at IS NULL))
);
