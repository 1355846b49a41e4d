/** A real YARN with a KDC, small enough for a test: a process with a class path of its own. */
@NullMarked
package io.lakewarden.security.minicluster;

import org.jspecify.annotations.NullMarked;
