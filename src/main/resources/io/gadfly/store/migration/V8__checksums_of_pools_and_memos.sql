-- As over the words of a reminder (V4). Null in rows that were written before.
ALTER TABLE pool ADD COLUMN checksum BIGINT;
ALTER TABLE memo ADD COLUMN checksum BIGINT;
