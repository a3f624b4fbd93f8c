package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.StoreException;
import java.util.Collection;

/// Carries news of what was saved to the processes that act on it. News may be lost with the process that it
/// was for, which then reads the store; it is never the only record of anything.
interface Messenger {
    /// Fires that may want a slot.
    void submit(Collection<Fire> fires);

    /// Starts those of these pools that nobody works for, and answers whether all are at work then.
    ///
    /// @throws StoreException where the settings of a pool cannot be read
    boolean open(Collection<String> pools);

    /// Fires that are over, asleep or gone: nobody nags for them any more.
    void stop(Collection<Fire> fires);

    /// What is due next may have changed.
    void reschedule();

    /// Any of the live fires may have changed.
    void resync();

    /// The wall clock may not be where it was expected.
    void clockJumped();

    /// Something that can be seen has changed.
    void changed();
}
