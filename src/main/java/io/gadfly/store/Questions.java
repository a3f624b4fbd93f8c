package io.gadfly.store;

import java.util.function.Function;

/// How the database is asked, so that nobody misses what was reported.
final class Questions {
    private final Database database;
    private final DamageWatch watch;
    private final Turn turn;
    private final Applier applier;
    private final Completeness completeness;

    Questions(Database database, DamageWatch watch, Turn turn, Applier applier, Completeness completeness) {
        this.database = database;
        this.watch = watch;
        this.turn = turn;
        this.applier = applier;
        this.completeness = completeness;
    }

    /// What the database answers, once it has all that was reported before.
    <T> T ask(Function<Session, T> question) {
        applier.settle();
        return askBesideFires(question);
    }

    /// As `ask`, of what nothing that happens to a fire changes: it does not wait for what was reported of fires.
    <T> T askBesideFires(Function<Session, T> question) {
        var answer = watch.over(() -> database.read(question));
        return completeness.isSure() ? answer : askAgain(question);
    }

    private <T> T askAgain(Function<Session, T> question) {
        return turn.take(() -> applier.alone(() -> {
            completeness.restore();
            return watch.over(() -> question.apply(database.writer()));
        }));
    }
}
