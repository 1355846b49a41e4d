/** What runs in an environment's account: executions of pipelines, clusters, and steps; read, started, and ended. */
@NullMarked
package io.lakewarden.account.runs;

import org.jspecify.annotations.NullMarked;
