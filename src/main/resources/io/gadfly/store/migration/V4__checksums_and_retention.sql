-- Over the words of a row, since H2's pages have none: a letter that changed on the disk still looks like a letter. Null
-- in rows that were written before.
ALTER TABLE reminder ADD COLUMN checksum BIGINT;
ALTER TABLE undo_reminder ADD COLUMN checksum BIGINT;

-- So that what an undo may bring back is found before it is let go.
CREATE INDEX undo_fire_by_number ON undo_fire (number);
