-- The first schema. Times are instants with an offset of zero; what is queried has a column of its own, the rest of a
-- definition is text in the form that DefinitionText documents.

-- Texts up to this many characters lie in their row instead of a file of their own within the database.
SET MAX_LENGTH_INPLACE_LOB 32768;

CREATE TABLE reminder (
    id           BIGINT PRIMARY KEY,
    version      BIGINT NOT NULL,
    uid          VARCHAR NOT NULL,
    status       VARCHAR(16) NOT NULL,
    title        VARCHAR NOT NULL,
    notes        CLOB NOT NULL,
    list_name    VARCHAR NOT NULL,
    tags         VARCHAR ARRAY NOT NULL,
    priority     VARCHAR(16) NOT NULL,
    next_fire_at TIMESTAMP(9) WITH TIME ZONE,
    definition   CLOB NOT NULL,
    origin       CLOB NOT NULL
);
CREATE UNIQUE INDEX reminder_by_uid ON reminder (uid);
CREATE INDEX reminder_by_next_fire ON reminder (next_fire_at NULLS LAST, id);

-- `line` is the pool in which a live fire waits or rings, empty while it is snoozed, null when it is over; `place` and
-- `place_at` are its order in that line, and in the history.
CREATE TABLE fire (
    number        BIGINT PRIMARY KEY,
    reminder_id   BIGINT NOT NULL,
    recurrence_id VARCHAR NOT NULL,
    alarm         VARCHAR NOT NULL,
    due_at        TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    starts_at     TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    pool          VARCHAR NOT NULL,
    missed        INTEGER NOT NULL,
    state         VARCHAR(16) NOT NULL,
    state_at      TIMESTAMP(9) WITH TIME ZONE,
    nags          INTEGER NOT NULL,
    cause         VARCHAR NOT NULL,
    line          VARCHAR,
    place         SMALLINT NOT NULL,
    place_at      TIMESTAMP(9) WITH TIME ZONE NOT NULL
);
CREATE UNIQUE INDEX fire_by_fence ON fire (reminder_id, recurrence_id, alarm);
CREATE INDEX fire_by_line ON fire (line, place, place_at);

CREATE TABLE timeline (
    id            BIGINT PRIMARY KEY,
    reminder_id   BIGINT NOT NULL,
    recurrence_id VARCHAR NOT NULL,
    alarm         VARCHAR NOT NULL,
    at            TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    step          VARCHAR NOT NULL,
    cause         VARCHAR NOT NULL
);
CREATE INDEX timeline_by_reminder ON timeline (reminder_id);

CREATE TABLE pool (
    name   VARCHAR PRIMARY KEY,
    limit_ INTEGER NOT NULL,
    paused BOOLEAN NOT NULL
);

-- The highest numbers that were ever stored, kept when their rows go away.
CREATE TABLE counter (
    name  VARCHAR PRIMARY KEY,
    value_ BIGINT NOT NULL
);
INSERT INTO counter VALUES ('reminder', 0), ('fire', 0), ('undo', 0);

-- Up to where the journal is contained in this database.
CREATE TABLE journal_position (
    segment BIGINT NOT NULL,
    offset_ BIGINT NOT NULL
);
INSERT INTO journal_position VALUES (1, 0);

-- What the user can take back, and for each row that it touched the state on the other side of the step: as it was
-- before while the step is done, as it was after while it is undone. `present` is false where there was no row.
CREATE TABLE undo_step (
    id     BIGINT PRIMARY KEY,
    name   VARCHAR NOT NULL,
    at     TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    undone BOOLEAN NOT NULL
);

CREATE TABLE undo_reminder (
    undo_id      BIGINT NOT NULL,
    present      BOOLEAN NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT,
    uid          VARCHAR,
    status       VARCHAR(16),
    title        VARCHAR,
    notes        CLOB,
    list_name    VARCHAR,
    tags         VARCHAR ARRAY,
    priority     VARCHAR(16),
    next_fire_at TIMESTAMP(9) WITH TIME ZONE,
    definition   CLOB,
    origin       CLOB
);
CREATE INDEX undo_reminder_by_step ON undo_reminder (undo_id, id);

CREATE TABLE undo_fire (
    undo_id       BIGINT NOT NULL,
    present       BOOLEAN NOT NULL,
    number        BIGINT NOT NULL,
    reminder_id   BIGINT,
    recurrence_id VARCHAR,
    alarm         VARCHAR,
    due_at        TIMESTAMP(9) WITH TIME ZONE,
    starts_at     TIMESTAMP(9) WITH TIME ZONE,
    pool          VARCHAR,
    missed        INTEGER,
    state         VARCHAR(16),
    state_at      TIMESTAMP(9) WITH TIME ZONE,
    nags          INTEGER,
    cause         VARCHAR,
    line          VARCHAR,
    place         SMALLINT,
    place_at      TIMESTAMP(9) WITH TIME ZONE
);
CREATE INDEX undo_fire_by_step ON undo_fire (undo_id, number);

-- Who works with the data may change rows, not the database.
CREATE USER gadfly PASSWORD '';
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA public TO gadfly;
