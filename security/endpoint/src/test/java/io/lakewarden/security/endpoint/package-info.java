@NullMarked
package io.lakewarden.security.endpoint;

import org.jspecify.annotations.NullMarked;
