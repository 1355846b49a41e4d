/** What rings when, and in which words. */
@NullMarked
package io.lakewarden.infra.alarm;

import org.jspecify.annotations.NullMarked;
