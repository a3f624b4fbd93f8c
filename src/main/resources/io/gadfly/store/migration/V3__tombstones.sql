-- What the user deleted that had come from a calendar, so that no later import brings it back. It holds unless the undo
-- step that it belongs to is undone; 0: it belongs to none.
CREATE TABLE tombstone (
    uid     VARCHAR PRIMARY KEY,
    undo_id BIGINT NOT NULL
);
