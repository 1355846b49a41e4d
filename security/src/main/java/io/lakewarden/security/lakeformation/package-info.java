/** Grants compiled to Lake Formation: settings, LF-tags, filters, permissions, and what it cannot say. */
@NullMarked
package io.lakewarden.security.lakeformation;

import org.jspecify.annotations.NullMarked;
