/** What a deployment would do to what is deployed, from the templates of both. */
@NullMarked
package io.lakewarden.infra.plan;

import org.jspecify.annotations.NullMarked;
