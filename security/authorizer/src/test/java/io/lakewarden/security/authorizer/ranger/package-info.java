@NullMarked
package io.lakewarden.security.authorizer.ranger;

import org.jspecify.annotations.NullMarked;
