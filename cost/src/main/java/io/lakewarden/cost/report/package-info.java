/** The estimate for readers and programs. Only here is money rounded. */
@NullMarked
package io.lakewarden.cost.report;

import org.jspecify.annotations.NullMarked;
