package io.lakewarden.model;

/**
 * A platform together with where each of its values was written.
 *
 * @param platform as read
 * @param positions of every value
 */
public record Definition(Platform platform, Positions positions) {}
