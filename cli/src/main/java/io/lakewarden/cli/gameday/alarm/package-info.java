/** The alarms of an environment as its templates define them, asked what they make of metrics. */
@NullMarked
package io.lakewarden.cli.gameday.alarm;

import org.jspecify.annotations.NullMarked;
