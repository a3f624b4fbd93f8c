package io.gadfly.store;

/// What is written beside the database, so that reminders and answers survive its loss: lines of text, in groups that
/// count as a whole or not at all. Used by the one thread that has the writer's turn.
interface Journal {
    /// For a store that nothing is to survive.
    Journal NONE = new Journal() {
        @Override
        public void add(String line) {}

        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    };

    /// One more line of the group that is open.
    void add(String line);

    /// The group counts. To be called when the database has committed.
    void commit();

    /// The group does not count.
    void rollback();
}
