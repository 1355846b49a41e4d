@NullMarked
package io.lakewarden.cli.gameday;

import org.jspecify.annotations.NullMarked;
