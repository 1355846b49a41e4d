/** Serves the lake on this machine over S3, each identity only what it may read whole. */
@NullMarked
package io.lakewarden.storage;

import org.jspecify.annotations.NullMarked;
