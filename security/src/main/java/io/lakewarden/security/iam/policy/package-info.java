/** IAM's policy language: statements, conditions, ARNs, and their JSON. */
@NullMarked
package io.lakewarden.security.iam.policy;

import org.jspecify.annotations.NullMarked;
