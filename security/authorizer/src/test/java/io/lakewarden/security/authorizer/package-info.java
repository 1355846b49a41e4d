@NullMarked
package io.lakewarden.security.authorizer;

import org.jspecify.annotations.NullMarked;
