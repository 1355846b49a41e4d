package io.lakewarden.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.worker.WorkerProtocol.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lake's S3 server, in a process of its own that lives as long as this object's pipe to it. Keys are made here, for
 * this run alone; they go through pipes and stand in no file and on no command line.
 */
public final class LakeStorage implements AutoCloseable {
    /** It buffers what it passes on, and nothing else. */
    private static final String HEAP = "-Xmx128m";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Process process;
    private final Writer request;
    private final BufferedReader answers;
    private final Path log;
    private final Map<String, Keys> keys;
    private Optional<String> endpoint = Optional.empty();

    private record Keys(String access, String secret) {}

    private LakeStorage(Process process, Path log, Map<String, Keys> keys) {
        this.process = process;
        this.request = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
        this.keys = keys;
    }

    /** Starts it and does not wait for it. Refuses a lake whose tables lie outside of it. */
    public static LakeStorage start(Installation installation, StateFolder state, List<StorageGrant> grants) {
        refuseOlderLake(state);
        Path log = state.logs().resolve("storage.log");
        Map<String, Keys> keys = new TreeMap<>();
        grants.forEach(grant -> keys.put(grant.identity(), new Keys("LW" + random(9), random(30))));
        try {
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(
                            installation.java().toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            HEAP,
                            "-cp",
                            installation.storageClassPath(),
                            "io.lakewarden.storage.StorageMain")
                    .directory(state.path().toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            LakeStorage storage = new LakeStorage(process, log, keys);
            storage.request.write(request(state, grants, keys) + "\n");
            storage.request.flush();
            return storage;
        } catch (IOException e) {
            throw CommandFailed.because("Cannot start the lake's storage: " + e.getMessage());
        }
    }

    /** What opens the lake to that identity; waits until the server answers. */
    public synchronized Storage access(String identity) {
        if (endpoint.isEmpty()) {
            endpoint = Optional.of(awaitEndpoint());
        }

        Keys own = keys.get(identity);
        if (own == null) {
            throw new IllegalArgumentException("Cannot open the lake to " + identity + ": it has no storage grant");
        }

        return new Storage(endpoint.get(), own.access(), own.secret());
    }

    /** Whether it serves. */
    public boolean isAlive() {
        return process.isAlive();
    }

    private String awaitEndpoint() {
        try {
            String line = answers.readLine();
            JsonNode answer = line == null ? Json.object() : Json.read(line);
            if (answer.path("endpoint").isTextual()) {
                return answer.get("endpoint").asText();
            }

            throw CommandFailed.because(
                    "Cannot start the lake's storage: " + answer.path("error").asText("it ended; its log is " + log));
        } catch (IOException e) {
            throw CommandFailed.because("Cannot start the lake's storage: " + e.getMessage());
        }
    }

    private static ObjectNode request(StateFolder state, List<StorageGrant> grants, Map<String, Keys> keys) {
        ObjectNode request = Json.object().put("folder", state.lake().toString());
        ArrayNode identities = request.putArray("identities");
        for (StorageGrant grant : grants) {
            ObjectNode identity = identities
                    .addObject()
                    .put("name", grant.identity())
                    .put("accessKey", keys.get(grant.identity()).access())
                    .put("secretKey", keys.get(grant.identity()).secret());
            grant.reads().forEach(identity.putArray("reads")::add);
            grant.writes().forEach(identity.putArray("writes")::add);
        }

        return request;
    }

    /** A table knows where its files are: those of a lake from before there was a server would be read past it. */
    private static void refuseOlderLake(StateFolder state) {
        if (!Files.isDirectory(state.lake())) {
            return;
        }

        try (Stream<Path> files = Files.walk(state.lake())) {
            Optional<Path> metadata = files.filter(file -> file.toString().endsWith(".metadata.json"))
                    .findFirst();
            if (metadata.isPresent() && !location(metadata.get()).startsWith("s3://")) {
                throw CommandFailed.because("Cannot open the lake: it was made before its files were served over S3; "
                        + "run ./lakewarden up --fresh, which makes it anew");
            }
        } catch (IOException e) {
            throw CommandFailed.because("Cannot read " + state.lake() + ": " + e.getMessage());
        }
    }

    private static String location(Path metadata) throws IOException {
        return Json.read(Files.readString(metadata)).path("location").asText("");
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().withUpperCase().formatHex(random);
    }

    /** Closes the pipe, which ends the process, and waits for that. */
    @Override
    public void close() {
        try {
            request.close();
        } catch (IOException e) {
            // The pipe is broken because the process has ended, which is what is wanted.
        }

        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
