-- The order of releases survives packages that nobody took, and databases that were restored.

-- A package that was given up before it was delivered is void; its place is free again.
ALTER TABLE outgoing_package DROP CONSTRAINT outgoing_package_state_check;
ALTER TABLE outgoing_package ADD CHECK (state IN ('waiting', 'delivered', 'refused', 'expired', 'void'));
ALTER TABLE outgoing_package DROP CONSTRAINT outgoing_package_partner_recipient_sequence_key;
CREATE UNIQUE INDEX ON outgoing_package (partner, recipient, sequence) WHERE state <> 'void';

-- The release that the recipient must have applied last; none where it comes first.
ALTER TABLE outgoing_package ADD COLUMN follows uuid;

-- How far a partner's node is in the order of what this node releases to it, as it said itself.
CREATE TABLE partner_order (
  partner text COLLATE "C" NOT NULL,
  peer text COLLATE "C" NOT NULL,
  -- The last that it said, by its clock: in a receipt or in a statement of what it holds.
  said_at timestamptz,
  -- The release that it applied last, and its place; none where it has applied none.
  package uuid,
  sequence bigint,
  -- What it holds of this node: how many pairs, and their digest. Receipts do not say it.
  pairs bigint,
  digest text COLLATE "C",
  -- What it held by this node's own ledger when it said so.
  own_pairs bigint,
  own_digest text COLLATE "C",
  -- Who decided that this node says anew what the partner holds of it.
  anew_by text COLLATE "C",
  -- When this node last told the partner what it holds of that one.
  stated_at timestamptz,
  PRIMARY KEY (partner, peer)
);
