/** Why a run could not succeed, for those who can mend it. */
@NullMarked
package io.lakewarden.jobs.failure;

import org.jspecify.annotations.NullMarked;
