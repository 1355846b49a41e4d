package io.lakewarden.infra.frame;

/**
 * A file that a deployment publishes.
 *
 * @param uri where it will be, an {@code s3://} address
 * @param sha256 of what is in it, 64 hexadecimal digits
 */
public record Asset(String uri, String sha256) {}
