-- When the asked side received a request, by its own clock: the clock of the request begins there. At the asking node it is
-- what the receipt says. And when a step of the other side arrived here, which says whether a line was slow.

ALTER TABLE information_request ADD COLUMN received_at timestamptz;
ALTER TABLE request_step ADD COLUMN received_at timestamptz;

CREATE INDEX ON outgoing_package (partner, (about ->> 'request')) WHERE about ? 'request';
