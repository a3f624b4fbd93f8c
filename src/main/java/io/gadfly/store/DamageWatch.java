package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.text.UnreadableTextException;
import java.util.Optional;
import java.util.function.Supplier;

/// Notes it when damage is met, so that the next start examines every row.
///
/// @param home empty for a store that is in memory only
record DamageWatch(Optional<StoreHome> home) {
    void run(Runnable work) {
        over(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    <T> T over(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnreadableTextException damage) {
            suspect();
            throw new StoreException(Messages.text("damaged"), damage);
        } catch (StoreException weather) {
            if (Weather.isDamage(weather)) {
                suspect();
            }
            throw weather;
        }
    }

    void suspect() {
        home.ifPresent(StoreHome::suspect);
    }
}
