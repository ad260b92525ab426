-- Through which view class a kind of reader looks at matches today. The first evidence under a new label makes a new
-- class for those who clear it; its matches then start from those of the class before, and its log of changes goes on.
-- What no kind of reader looks through any more is removed. Readers have no right to this table.
CREATE TABLE match_view (
  -- Partner, role, purpose and clearance.
  reader text COLLATE "C" PRIMARY KEY,
  view_class uuid NOT NULL
);
