/** What Prometheus keeps of a platform: its metrics' names, the rules that ring, the dashboards. */
@NullMarked
package io.lakewarden.infra.signals;

import org.jspecify.annotations.NullMarked;
