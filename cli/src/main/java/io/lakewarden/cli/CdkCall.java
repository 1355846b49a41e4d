package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Json;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What CDK's command asks of the app that it starts; it says so in environment variables.
 *
 * @param environment the one named by {@code -c env=}
 * @param folder where it expects the cloud assembly
 */
record CdkCall(String environment, Path folder) {
    static CdkCall current() {
        return of(
                Optional.ofNullable(System.getenv("CDK_CONTEXT_JSON")),
                Optional.ofNullable(System.getenv("CDK_OUTDIR")));
    }

    static CdkCall of(Optional<String> context, Optional<String> folder) {
        Path target = folder.map(Path::of)
                .orElseThrow(() -> CommandFailed.usage(
                        "Cannot synthesize for CDK: its command did not start this; use --env or --all"));
        JsonNode environment = context.map(Json::read).orElseGet(Json::object).path("env");
        if (!environment.isTextual()) {
            throw CommandFailed.usage("Cannot synthesize: no environment is named; add -c env=dev, say");
        }

        return new CdkCall(environment.textValue(), target);
    }
}
