package io.lakewarden.infra.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awscdk.FileAssetPackaging;
import software.amazon.awscdk.FileAssetSource;
import software.amazon.awscdk.Stack;

/**
 * The files of a cloud assembly. CDK's command puts each into the bucket of its bootstrap before the stack is deployed,
 * under the hash of what is in it: what has changed has another name, and what has a name never changes.
 */
public final class Assets {
    private final Path assembly;

    /** Of the assembly in that folder. */
    public Assets(Path assembly) {
        this.assembly = assembly;
    }

    /** A file as it is. */
    public Asset file(Stack stack, Path file) {
        try {
            String name = file.getFileName().toString();
            return published(stack, Files.readAllBytes(file), name.substring(name.lastIndexOf('.')));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot publish " + file, e);
        }
    }

    /**
     * A text.
     *
     * @param ending of the file's name, with its dot
     */
    public Asset text(Stack stack, String text, String ending) {
        return published(stack, text.getBytes(StandardCharsets.UTF_8), ending);
    }

    private Asset published(Stack stack, byte[] content, String ending) {
        String hash = sha256(content);
        String name = "asset." + hash + ending;
        try {
            Files.createDirectories(assembly);
            Files.write(assembly.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + name, e);
        }

        return new Asset(
                stack.getSynthesizer()
                        .addFileAsset(FileAssetSource.builder()
                                .fileName(name)
                                .packaging(FileAssetPackaging.FILE)
                                .sourceHash(hash)
                                .build())
                        .getS3ObjectUrl(),
                hash);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
