/** The roles of IAM. */
@NullMarked
package io.lakewarden.infra.identity;

import org.jspecify.annotations.NullMarked;
