-- A pool that is drained stays so over a restart, as a paused one does.
ALTER TABLE pool ADD COLUMN mode VARCHAR(16) DEFAULT 'RUNNING' NOT NULL;
UPDATE pool SET mode = 'PAUSED' WHERE paused;
ALTER TABLE pool ALTER COLUMN mode DROP DEFAULT;
ALTER TABLE pool DROP COLUMN paused;
