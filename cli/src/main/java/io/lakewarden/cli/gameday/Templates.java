package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.gameday.alarm.AlarmDesk;
import io.lakewarden.cli.gameday.alarm.Board;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.frame.Site;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an environment in an account is deployed from, synthesized for rehearsals.
 *
 * @param site the environment
 * @param definition the folder that holds the {@code platform/} it was synthesized from
 * @param assembly where its templates are
 * @param board its alarms, as an execution rings them
 */
public record Templates(Site site, Path definition, Path assembly, Board board) {
    /** Of what its synthesis wrote into a folder. */
    public static Templates of(Site site, Path definition, Path assembly) {
        return new Templates(site, definition, assembly, Board.of(site, assembly));
    }

    /** Its alarms, as they stand in the course of time, of which nothing was told yet. */
    AlarmDesk alarms() {
        return AlarmDesk.of(site, assembly);
    }

    /** The name of its alarm of that kind; environments of some postures have not all of them. */
    Optional<String> alarm(AlarmKind kind) {
        return alarms().named(site.prefix() + "-" + kind.word() + "-");
    }

    /** What it has not that a scenario needs, and what to do of it, if anything. */
    public Optional<String> lack(Scenario scenario) {
        return scenario.needs()
                .filter(kind -> alarm(kind).isEmpty())
                .map(kind -> "no environment in an account has the alarm " + kind.word()
                        + ", as a sandbox has none; add one of another posture to platform/environments");
    }

    /** The resources of all its templates, in the order of the templates' names. */
    ArrayNode resources() throws IOException {
        List<Path> templates = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(assembly, "*.template.json")) {
            files.forEach(templates::add);
        }

        ArrayNode resources = Json.object().putArray("resources");
        for (Path template : templates.stream().sorted().toList()) {
            Json.read(Files.readString(template)).path("Resources").forEach(resources::add);
        }

        return resources;
    }
}
