/** Tests of the storage server: what is opened beside what is not. */
@NullMarked
package io.lakewarden.storage;

import org.jspecify.annotations.NullMarked;
