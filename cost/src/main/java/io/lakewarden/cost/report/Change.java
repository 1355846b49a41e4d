package io.lakewarden.cost.report;

import io.lakewarden.cost.money.Usd;

/**
 * A part of what changed in the month since last time.
 *
 * @param label what changed
 * @param amount more if positive; all of them together are the change
 */
public record Change(String label, Usd amount) {}
