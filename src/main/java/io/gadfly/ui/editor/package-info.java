/// The editor of one reminder: a model and a view for each part of its definition, and what comes of it as one types.
@NullMarked
package io.gadfly.ui.editor;

import org.jspecify.annotations.NullMarked;
