/// Tests of the editor.
@NullMarked
package io.gadfly.ui.editor;

import org.jspecify.annotations.NullMarked;
