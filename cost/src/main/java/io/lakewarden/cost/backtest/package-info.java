/** Estimates held against bills: exports of AWS's and the FinOps Foundation's form, the error, what follows from it. */
@NullMarked
package io.lakewarden.cost.backtest;

import org.jspecify.annotations.NullMarked;
