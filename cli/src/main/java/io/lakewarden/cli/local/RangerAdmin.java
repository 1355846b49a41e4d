package io.lakewarden.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Json;
import io.lakewarden.security.ranger.RangerExport;
import io.lakewarden.security.ranger.RangerPolicies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A Ranger Admin and who asks it, through a client in a process of its own, which the secret reaches by a pipe.
 *
 * @param url without {@code /service}
 * @param user a user of the Admin, or a Kerberos principal
 * @param secret the user's password, or the path of the principal's keytab
 * @param kerberos whether it is a principal
 */
public record RangerAdmin(String url, String user, String secret, boolean kerberos) {
    private static final String HEAP = "-Xmx256m";
    private static final int BACK_OFF_MILLIS = 1000;

    /** Never with the secret in it. */
    @Override
    public String toString() {
        return url + " as " + user;
    }

    /** Compares, and with {@code apply} sends; returns the steps, how many are done, and the policies of others. */
    public JsonNode push(
            Installation installation,
            RangerPolicies policies,
            List<String> types,
            boolean apply,
            Consumer<String> progress) {
        try {
            Process process = new ProcessBuilder(
                            installation.java().toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            HEAP,
                            "-cp",
                            installation.rangerAdminClassPath(),
                            "io.lakewarden.security.rangeradmin.PushMain")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Writer request = process.outputWriter(StandardCharsets.UTF_8);
                    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
                request.write(request(policies, types, apply).toString() + "\n");
                request.flush();
                return result(answers, progress);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw CommandFailed.because("Cannot push: the client of the Ranger Admin ended: " + e.getMessage()
                    + "; run it again to see how far it came");
        }
    }

    private static JsonNode result(BufferedReader answers, Consumer<String> progress) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            JsonNode answer = Json.read(line);
            if (answer.has("error")) {
                throw CommandFailed.because(answer.path("error").asText());
            }

            if (answer.has("result")) {
                return answer.path("result");
            }

            progress.accept(answer.path("progress").asText());
        }

        throw new IOException("it said nothing more");
    }

    private ObjectNode request(RangerPolicies policies, List<String> types, boolean apply) {
        SortedMap<String, String> files = RangerExport.files(policies);
        ObjectNode request = Json.object()
                .put("url", url)
                .put("authentication", kerberos ? "KERBEROS" : "PASSWORD")
                .put("user", user)
                .put("secret", secret)
                .put("apply", apply)
                .put("backOffMillis", BACK_OFF_MILLIS)
                .put("platform", policies.platform());
        request.set("roles", Json.read(files.get("roles.json")));
        request.set("tags", Json.read(files.get("tags.json")));
        ArrayNode services = request.putArray("services");
        String tagService = policies.platform() + "_tag";
        for (String type : types) {
            if ("hive".equals(type)) {
                service(services, "tag", tagService, "", files);
            }

            String name =
                    policies.platform() + "_" + type.replace("amazon-", "").replace('-', '_');
            service(services, type, name, "hive".equals(type) ? tagService : "", files);
        }

        return request;
    }

    private static void service(
            ArrayNode services, String type, String name, String tagService, SortedMap<String, String> files) {
        services.addObject()
                .put("name", name)
                .put("type", type)
                .put("tagService", tagService)
                .set("policies", Json.read(files.get(type + ".json")).path("policies"));
    }
}
