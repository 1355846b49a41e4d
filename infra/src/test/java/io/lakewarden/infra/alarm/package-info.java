@NullMarked
package io.lakewarden.infra.alarm;

import org.jspecify.annotations.NullMarked;
