package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.security.rangeradmin.PushRequest.Authentication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.ranger.audit.provider.MiscUtil;

/**
 * Brings policies to a Ranger Admin for the process that started it. Standard input's first line is the
 * {@link PushRequest} as JSON; each line of standard output is {@code {"progress":"..."}}, the last one
 * {@code {"result":{...}}} or {@code {"error":"Cannot ..."}}.
 */
public final class PushMain {
    private PushMain() {}

    /** Takes no arguments: they would be seen by every user of the machine, and the request holds a secret. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        try {
            PushRequest request = PushRequest.fromJson(String.valueOf(line));
            answer(answers, "result", run(request, text -> answer(answers, "progress", TextNode.valueOf(text))));
        } catch (AdminTrouble | IllegalArgumentException e) {
            answer(answers, "error", TextNode.valueOf(String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode run(PushRequest request, Consumer<String> progress) {
        Duration pause = Duration.ofMillis(request.backOffMillis());
        if (request.authentication() == Authentication.PASSWORD) {
            return Push.run(
                    new Admin(AdminConnection.withPassword(request.url(), request.user(), request.secret(), pause)),
                    request,
                    progress);
        }

        MiscUtil.loginWithKeyTab(request.secret(), request.user(), null);
        return MiscUtil.executePrivilegedAction((PrivilegedAction<JsonNode>)
                () -> Push.run(new Admin(AdminConnection.withTicket(request.url(), pause)), request, progress));
    }

    private static synchronized void answer(PrintStream answers, String name, JsonNode value) {
        answers.println(JsonNodeFactory.instance.objectNode().set(name, value).toString());
        answers.flush();
    }
}
