package io.lakewarden.cli.runbook;

import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole name of an alarm, {@code platform-environment-kind-subject}, taken apart.
 *
 * @param kind its word
 * @param environment where it rings
 * @param subject what it is about
 */
public record AlarmName(String kind, Environment environment, String subject) {
    /** Empty where the text is no such name, in none of the platform's environments. */
    public static Optional<AlarmName> find(Platform platform, String text) {
        return platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .flatMap(environment -> in(platform, environment, text))
                .findFirst();
    }

    /** The longest word that fits: one may be the beginning of another. */
    private static Stream<AlarmName> in(Platform platform, Environment environment, String text) {
        String prefix = Site.of(platform, environment).prefix() + "-";
        return Stream.of(AlarmKind.values())
                .map(AlarmKind::word)
                .filter(word -> text.startsWith(prefix + word + "-"))
                .sorted(Comparator.comparing(String::length).reversed())
                .map(word -> new AlarmName(word, environment, text.substring((prefix + word + "-").length())))
                .limit(1);
    }
}
