package io.lakewarden.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the lake for the process that started it, until that process is gone. Standard input's first line is the
 * {@link StorageRequest} as JSON, the answer's only line is {@code {"endpoint":"http://127.0.0.1:PORT"}} or
 * {@code {"error":"Cannot ..."}}; the end of standard input ends it, however it came.
 */
public final class StorageMain {
    private static final JsonMapper JSON = new JsonMapper();

    private StorageMain() {}

    /** Takes no arguments: they would be seen by every user of the machine, and the request holds secrets. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = parent.readLine();
        if (line == null) {
            return;
        }

        try {
            StorageServer server = StorageServer.start(StorageRequest.fromJson(line));
            answer(answers, "endpoint", server.endpoint().toString());
        } catch (IllegalArgumentException | IOException e) {
            answer(answers, "error", String.valueOf(e.getMessage()));
            Runtime.getRuntime().halt(1);
        }

        awaitEnd(parent);
        // What is half done is not acknowledged and never shows: nothing is worth waiting for.
        Runtime.getRuntime().halt(0);
    }

    private static void answer(PrintStream answers, String name, String value) {
        answers.println(JSON.writeValueAsString(JSON.createObjectNode().put(name, value)));
        answers.flush();
    }

    private static void awaitEnd(BufferedReader parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing more is asked for.
            }
        } catch (IOException e) {
            // A broken pipe is an end like any other.
        }
    }
}
