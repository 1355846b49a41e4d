/** The reference decision: who may do what with which rows and columns, and the findings that need it. */
@NullMarked
package io.lakewarden.security.access;

import org.jspecify.annotations.NullMarked;
