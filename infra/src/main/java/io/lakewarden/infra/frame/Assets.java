package io.lakewarden.infra.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awscdk.AssetHashType;

/**
 * The files of a stack. CDK's command puts each into the bucket of its bootstrap before the stack is deployed, under a
 * name that follows from what is in it: what has changed has another name, and what has a name never changes.
 */
public final class Assets {
    private Assets() {}

    /** A file as it is. */
    public static Asset file(PlatformStack stack, Path file) {
        try {
            String hash = sha256(Files.readAllBytes(file));
            String uri = software.amazon.awscdk.services.s3.assets.Asset.Builder.create(
                            stack, ConstructId.of(file.getFileName().toString()) + "Asset")
                    .path(file.toString())
                    .assetHash(hash)
                    .assetHashType(AssetHashType.CUSTOM)
                    .build()
                    .getS3ObjectUrl();
            return new Asset(uri, hash);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot publish " + file, e);
        }
    }

    /** A text, as a file of that name. */
    public static Asset text(PlatformStack stack, String name, String text) {
        try {
            Path folder = Files.createTempDirectory("lakewarden");
            Path file = folder.resolve(name);
            try {
                return file(stack, Files.writeString(file, text));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + name, e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
