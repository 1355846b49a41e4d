/** The ways round Lake Formation, each as a rule over an account's documents. */
@NullMarked
package io.lakewarden.security.iam.rules;

import org.jspecify.annotations.NullMarked;
