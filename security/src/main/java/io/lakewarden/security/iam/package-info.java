/** What IAM lets each principal do with each dataset, over the documents of the packages below. */
@NullMarked
package io.lakewarden.security.iam;

import org.jspecify.annotations.NullMarked;
