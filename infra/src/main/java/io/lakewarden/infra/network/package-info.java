/** The network that clusters stand in. */
@NullMarked
package io.lakewarden.infra.network;

import org.jspecify.annotations.NullMarked;
