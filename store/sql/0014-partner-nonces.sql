-- Nonces of signatures accepted from partners. Each stays until its signature would no longer be accepted anyway.
CREATE TABLE partner_nonce (
  -- Distribution key: the partner's key that signed.
  key_id text COLLATE "C" NOT NULL,
  nonce text COLLATE "C" NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (key_id, nonce)
);
CREATE INDEX ON partner_nonce (expires_at);
