package io.lakewarden.cost.budget;

import io.lakewarden.cost.price.PriceLock;
import io.lakewarden.cost.recalibration.Recalibration;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a budget follows from, as a hash: who has another one has a budget of something else. */
public final class Inputs {
    private Inputs() {}

    /**
     * The hash over what the definition says of an environment, of the pipelines that run there and of the zones, over the price book,
     * and over what a bill corrected; 64 hexadecimal digits. Who may see what is not in it. It is taken over the text of records, whose
     * collections are all sorted: the same definition has the same text in every process.
     */
    public static String sha256(
            Platform platform, Environment environment, PriceLock book, Optional<Recalibration> recalibration) {
        Stream<Object> placed = platform.pipelines()
                .filter(pipeline -> environment.placement(pipeline.name()).isPresent())
                .map(pipeline -> pipeline);
        String text = Stream.of(Stream.of(environment, platform.zones(), book.sha256()), placed, recalibration.stream())
                .flatMap(parts -> parts)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
