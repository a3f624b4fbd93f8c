-- As over the words of a reminder (V4), over what a fire's row says besides its place: what a flipped bit makes of a
-- state or a time looks like another one. The program fills it in once the migrations are done. Null in what undo brings
-- back until it has been summed again.
ALTER TABLE fire ADD COLUMN checksum BIGINT;

-- Null until it is written next.
ALTER TABLE journal_position ADD COLUMN checksum BIGINT;
