/** The CDK app: one package a stack. */
@NullMarked
package io.lakewarden.infra;

import org.jspecify.annotations.NullMarked;
