/** What money may be spent on. */
@NullMarked
package io.lakewarden.infra.costguard;

import org.jspecify.annotations.NullMarked;
