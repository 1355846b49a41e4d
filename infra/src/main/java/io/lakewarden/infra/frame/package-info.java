/** What every stack is made with. */
@NullMarked
package io.lakewarden.infra.frame;

import org.jspecify.annotations.NullMarked;
