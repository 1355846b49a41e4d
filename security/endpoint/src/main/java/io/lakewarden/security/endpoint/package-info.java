/** Answers SQL text as the user whose Kerberos ticket came with it. */
@NullMarked
package io.lakewarden.security.endpoint;

import org.jspecify.annotations.NullMarked;
