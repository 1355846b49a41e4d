package io.lakewarden.model;

import java.util.Optional;

/**
 * A value of the definition as a reader asks about it.
 *
 * @param path its keys with dots between them, say {@code clusters.analysts.release}
 * @param value as written, or what counts where nothing is
 * @param position where it is written; empty where it is a default
 * @param description what it means
 */
public record DescribedValue(String path, String value, Optional<Position> position, String description) {}
