package io.gadfly.store;

import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.h2.value.VersionedValue;
import org.jspecify.annotations.Nullable;

/// A tree of H2's, read page by page; as it was when it was begun.
///
/// @param <K> of its keys
/// @param <V> of what lies at them
record Tree<K, V>(MVMap<K, VersionedValue<V>> map) {
    /// A key is not where a search for it leads.
    static final class DisorderException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DisorderException(Object key) {
            super(String.valueOf(key));
        }
    }

    void forEach(BiConsumer<K, V> action) {
        read(map.getRootPage(), null, null, action);
    }

    /// @param from that no key is below
    /// @param to that all keys are below
    private void read(Page<K, VersionedValue<V>> page, @Nullable K from, @Nullable K to, BiConsumer<K, V> action) {
        requireOrder(page, from, to);
        var keys = page.getKeyCount();
        if (page.isLeaf()) {
            for (int i = 0; i < keys; i++) {
                readEntry(page, i, action);
            }
        } else {
            for (int i = 0; i <= keys; i++) {
                read(page.getChildPage(i), i == 0 ? from : page.getKey(i - 1), i == keys ? to : page.getKey(i), action);
            }
        }
    }

    private void requireOrder(Page<K, VersionedValue<V>> page, @Nullable K from, @Nullable K to) {
        var least = from;
        for (int i = 0; i < page.getKeyCount(); i++) {
            var key = page.getKey(i);
            var compared = least == null ? 1 : map.getKeyType().compare(key, least);
            if (compared < 0 || compared == 0 && i > 0) {
                throw new DisorderException(key);
            }
            least = key;
        }
        if (least != null && to != null && map.getKeyType().compare(least, to) >= 0) {
            throw new DisorderException(least);
        }
    }

    private void readEntry(Page<K, VersionedValue<V>> leaf, int index, BiConsumer<K, V> action) {
        var value = leaf.getValue(index).getCurrentValue();
        if (value != null) {
            action.accept(leaf.getKey(index), value);
        }
    }
}
