/** Decides requests by IAM's documented logic; knows nothing of the compiler. */
@NullMarked
package io.lakewarden.security.iam.evaluate;

import org.jspecify.annotations.NullMarked;
