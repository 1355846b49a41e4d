/** Stands in for AWS: its services' requests and answers over HTTP, with state, throttling and conflicts on demand. */
@NullMarked
package io.lakewarden.account.standin;

import org.jspecify.annotations.NullMarked;
