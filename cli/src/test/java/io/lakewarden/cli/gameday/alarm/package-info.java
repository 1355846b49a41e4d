@NullMarked
package io.lakewarden.cli.gameday.alarm;

import org.jspecify.annotations.NullMarked;
