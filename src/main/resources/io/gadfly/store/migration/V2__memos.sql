-- What the engine keeps besides reminders, fires and pools: one text under each name.
CREATE TABLE memo (
    name  VARCHAR PRIMARY KEY,
    text_ VARCHAR NOT NULL
);
