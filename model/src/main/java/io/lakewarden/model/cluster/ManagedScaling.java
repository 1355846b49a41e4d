package io.lakewarden.model.cluster;

/**
 * Between what EMR resizes core and task nodes, in units of their fleets, or in instances where there are groups.
 *
 * @param minimum units at least
 * @param maximum units at most
 * @param maximumCore of these, at most so many are core
 * @param maximumOnDemand of these, at most so many are on demand
 */
public record ManagedScaling(int minimum, int maximum, int maximumCore, int maximumOnDemand) {}
