-- An import brings many reminders whose ids follow each other: what is said of all of them is said once.

-- The reminders that a step made.
CREATE TABLE undo_made (
    undo_id  BIGINT NOT NULL,
    first_id BIGINT NOT NULL,
    last_id  BIGINT NOT NULL
);
CREATE INDEX undo_made_by_step ON undo_made (undo_id);

-- Lines of the time lines of all these reminders, among those of `timeline` in the order of the ids.
CREATE TABLE shared_line (
    id            BIGINT PRIMARY KEY,
    first_id      BIGINT NOT NULL,
    last_id       BIGINT NOT NULL,
    recurrence_id VARCHAR NOT NULL,
    alarm         VARCHAR NOT NULL,
    at            TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    step          VARCHAR NOT NULL,
    cause         VARCHAR NOT NULL
);
CREATE INDEX shared_line_by_first ON shared_line (first_id);
