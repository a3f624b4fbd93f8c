/// A line of everyday words to what it says: "pay rent every month on the 1st 9:00 nag every 5 min until 18:00". The
/// words are English ones. What is not understood is never guessed at: it stays in the title, and a `Doubt` names it.
@NullMarked
package io.gadfly.phrase;

import org.jspecify.annotations.NullMarked;
