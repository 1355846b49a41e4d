/** Reads the definition's YAML files: the only place in the model that does I/O. */
@NullMarked
package io.lakewarden.model.yaml;

import org.jspecify.annotations.NullMarked;
