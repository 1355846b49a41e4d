package io.lakewarden.security.worlds;

import io.lakewarden.model.Platform;

/** A platform with one thing changed, and what. */
public record Mutant(String change, Platform platform) {}
