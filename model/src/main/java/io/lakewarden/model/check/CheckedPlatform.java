package io.lakewarden.model.check;

import io.lakewarden.model.Platform;

/** A platform that broke no rule; everything after the check takes nothing else. Only {@link Checker} makes one. */
public final class CheckedPlatform {
    private final Platform platform;

    CheckedPlatform(Platform platform) {
        this.platform = platform;
    }

    /** The platform, every reference in it resolved. */
    public Platform platform() {
        return platform;
    }
}
