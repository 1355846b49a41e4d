/** What the templates of an environment come to, read back from nothing but them. */
@NullMarked
package io.lakewarden.infra.proof;

import org.jspecify.annotations.NullMarked;
