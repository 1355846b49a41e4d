package io.lakewarden.security.authorizer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.Target;
import io.lakewarden.security.authorizer.ranger.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line a decision, in Ranger's audit fields. What cannot be written down is refused. */
final class AuditLog {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Consumer<String> lines;

    private AuditLog(Consumer<String> lines) {
        this.lines = lines;
    }

    static AuditLog toLogger() {
        Logger logger = LoggerFactory.getLogger("lakewarden.audit");
        return new AuditLog(logger::info);
    }

    static AuditLog toFile(String path) {
        try {
            FileChannel file = FileChannel.open(
                    Path.of(path.replaceFirst("^file:(//)?", "")),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.WRITE);
            return new AuditLog(line -> append(file, line));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the audit to " + path + ": " + e.getMessage(), e);
        }
    }

    void decided(Principal principal, String access, Target target, List<String> columns, Verdict verdict) {
        decided(principal, access, target, columns, verdict, "");
    }

    void decided(
            Principal principal, String access, Target target, List<String> columns, Verdict verdict, String reason) {
        String why = reason.isEmpty() && !verdict.allowed() ? verdict.reason() : reason;
        write(principal, access, target.toString(), target.kind(), columns, verdict, why);
    }

    /** What was refused before it was known which resource it is about; the sentence says what it was. */
    void refused(Principal principal, String sentence) {
        write(principal, "", "", "", List.of(), Verdict.UNSAID, sentence);
    }

    private void write(
            Principal principal,
            String access,
            String resource,
            String kind,
            List<String> columns,
            Verdict verdict,
            String reason) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("evtTime", Instant.now().toString());
        line.put("reqUser", principal.name());
        line.put("access", access);
        line.put("action", access);
        line.put("resource", resource);
        line.put("resType", kind);
        line.put("columns", columns);
        line.put("result", verdict.allowed() ? 1 : 0);
        line.put("policy", verdict.policy().id());
        line.put("reason", reason);
        line.put("agent", "lakewarden");
        line.put("enforcer", "ranger-acl");
        lines.accept(JSON.toJson(line));
    }

    /** One write a line: appended whole, also when several processes share the file. */
    private static void append(FileChannel file, String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the audit: " + e.getMessage(), e);
        }
    }
}
