package io.lakewarden.model;

/** A label that columns carry and tag expressions name, say {@code pii}. */
public record Classification(String name, String description) {}
