-- What is written for every fire is narrow: with its next fire in a table of its own a reminder's row is left alone, and
-- what is told of a fire at one time is one row.

-- The next fire of each reminder that has one. No foreign key: to check it, each new row would read a reminder's wide one.
CREATE TABLE plan (
    reminder_id  BIGINT PRIMARY KEY,
    next_fire_at TIMESTAMP(9) WITH TIME ZONE NOT NULL
);
INSERT INTO plan SELECT id, next_fire_at FROM reminder WHERE next_fire_at IS NOT NULL;
CREATE INDEX plan_by_next_fire ON plan (next_fire_at, reminder_id);

DROP INDEX reminder_by_next_fire;
ALTER TABLE reminder DROP COLUMN next_fire_at;

-- Lines of one fire that follow each other in its reminder's time line.
ALTER TABLE timeline ALTER COLUMN at SET DATA TYPE TIMESTAMP(9) WITH TIME ZONE ARRAY USING ARRAY[at];
ALTER TABLE timeline ALTER COLUMN step SET DATA TYPE VARCHAR ARRAY USING ARRAY[step];
ALTER TABLE timeline ALTER COLUMN cause SET DATA TYPE VARCHAR ARRAY USING ARRAY[cause];
