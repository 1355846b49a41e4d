/** What runs by itself. */
@NullMarked
package io.lakewarden.infra.pipelines;

import org.jspecify.annotations.NullMarked;
