/** How EMR clusters are secured: security configurations, Kerberos, and what applications are told. */
@NullMarked
package io.lakewarden.security.emr;

import org.jspecify.annotations.NullMarked;
