/** One word sets many defaults of an environment, each with its meaning. */
@NullMarked
package io.lakewarden.model.settings;

import org.jspecify.annotations.NullMarked;
