-- When a record becomes protected its matches leave every view class at once.
CREATE INDEX ON match_pair (a);
CREATE INDEX ON match_pair (b);
CREATE INDEX ON match_member (record);
DROP INDEX match_pair_view_class_a_idx, match_pair_view_class_b_idx;
