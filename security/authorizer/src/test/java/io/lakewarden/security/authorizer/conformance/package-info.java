/**
 * The bypass list: attempts to get round the authorizer, each beside the honest query that it imitates.
 *
 * <p>{@link ConformanceIT} runs them under the authorizer, {@link UnprotectedSparkIT} shows that Spark alone lets them
 * through.
 */
@NullMarked
package io.lakewarden.security.authorizer.conformance;

import org.jspecify.annotations.NullMarked;
