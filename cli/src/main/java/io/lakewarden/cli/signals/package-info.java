/** What the platform on this machine tells Prometheus. */
@NullMarked
package io.lakewarden.cli.signals;

import org.jspecify.annotations.NullMarked;
