/** What synthesized templates come to, read from nothing but them: who may do what, and what breaks a rule. */
@NullMarked
package io.lakewarden.infra.inspect;

import org.jspecify.annotations.NullMarked;
