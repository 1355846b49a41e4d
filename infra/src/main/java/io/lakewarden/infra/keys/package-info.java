/** The keys of KMS. */
@NullMarked
package io.lakewarden.infra.keys;

import org.jspecify.annotations.NullMarked;
