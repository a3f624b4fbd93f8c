/// The stored text form of definitions and origins: JSON with names of its own, so that renaming a Java field cannot
/// break what is on disk.
@NullMarked
package io.gadfly.store.text;

import org.jspecify.annotations.NullMarked;
