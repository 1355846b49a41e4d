package io.lakewarden.cli.gameday;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.worker.WorkerProtocol;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Policies that do not come, or not whole. */
final class PolicyDrills {
    private static final String NOBODY = "nobody";

    private static final String SUCCESSOR = "successor";

    private static final String SUMS = "SHA256SUMS";

    private static final Duration AGE = Duration.ofDays(30);

    /** The authorizer looks every two seconds, and asks an Admin every second here. */
    private static final long LOOK_MILLIS = 2_500;

    private static final long LOG_MILLIS = 100;

    private static final int MOST_LOOKS = 8;

    private PolicyDrills() {}

    /** Sessions go on, new ones take the copy, and without a copy there is none. */
    static void rangerAdminGone(Rehearsal rehearsal) throws IOException, InterruptedException {
        rehearsal.deliver();
        Path copies = rehearsal.state().path().resolve("policy-copies");
        try (AdminStandIn admin = AdminStandIn.start(
                rehearsal.ground().installation(), rehearsal.state().policies(), copies)) {
            rehearsal.startsWith(admin::before);
            holdsDecisions(rehearsal, "The Admin's policies decide");
            admin.goes();
            rehearsal.watch().injected();
            awaitsLog(rehearsal, "those of before stay");
            rehearsal.watch().noticed();
            holdsDecisions(rehearsal, "A session that was there decides by the policies that it has");
            holdsLogged(rehearsal, "that those of before stay", "those of before stay");
            RunOutcome without = rehearsal.run();
            rehearsal.holds("A run succeeds without the Admin", without.succeeded(), without.cause());
            again(rehearsal);
            holdsDecisions(rehearsal, "A new session decides by its copy");
            holdsLogged(rehearsal, "how old the copy is", "kept in " + copies);
            StateFolder.remove(copies);
            again(rehearsal);
            String refusal = refusal(rehearsal);
            rehearsal.holds(
                    "Without a copy no session starts, so nothing is read or written",
                    refusal.startsWith("Cannot start the Spark worker: "),
                    refusal.isEmpty() ? "one did" : refusal);
            holdsLogged(rehearsal, "that there is none", "and " + copies + " keeps none");
            admin.returns();
            holdsDecisions(rehearsal, "After the mitigation sessions start, and the Admin's policies decide");
            rehearsal.holdsDay();
        }
    }

    /** A deployment that was cut off: old policies hold whatever their age, which the log alone tells. */
    static void policiesStale(Rehearsal rehearsal) throws IOException, InterruptedException {
        rehearsal.deliver();
        String operator = rehearsal
                .ground()
                .local()
                .operator()
                .orElseThrow(
                        () -> CommandFailed.because(
                                "Cannot rehearse policies-stale: the local environment names no operator; name one who reads gold"));
        Path policies = rehearsal.state().policies();
        age(policies);
        again(rehearsal);
        holdsSight(
                rehearsal,
                "Policies of thirty days decide: no age is refused, and no alarm looks at it",
                operator,
                SUCCESSOR);
        holdsLogged(rehearsal, "how old they are", "are " + AGE.toSeconds() / 100);
        for (String name : List.of("hive.json", "roles.json")) {
            Path file = policies.resolve(name);
            Files.writeString(file, Files.readString(file).replace("\"" + operator + "\"", "\"" + SUCCESSOR + "\""));
        }

        rehearsal.watch().injected();
        awaitsLog(rehearsal, "the old ones stay, which are ");
        rehearsal.watch().noticed();
        holdsSight(
                rehearsal,
                "New policies that come in part are not taken: who lost a grant still reads, who got it does not yet",
                operator,
                SUCCESSOR);
        holdsLogged(rehearsal, "that the old ones stay, and how old they are", "the old ones stay, which are ");
        Files.writeString(policies.resolve(SUMS), sums(policies));
        for (int look = 0; look < MOST_LOOKS && !isDenied(rehearsal, operator); look++) {
            Thread.sleep(LOOK_MILLIS);
        }

        holdsSight(
                rehearsal,
                "After the mitigation the new ones decide, within seconds and in the same session",
                SUCCESSOR,
                operator);
        rehearsal.mends(rehearsal.run());
    }

    private static void holdsDecisions(Rehearsal rehearsal, String what) {
        holdsSight(rehearsal, what + ": who may read gold does, nobody else", "", NOBODY);
    }

    /** One reads gold, the other is denied it. */
    private static void holdsSight(Rehearsal rehearsal, String what, String reader, String other) {
        Reply read = gold(rehearsal, reader);
        Reply denied = gold(rehearsal, other);
        rehearsal.holds(
                what,
                read.ok() && denied.code().equals(WorkerProtocol.ACCESS_DENIED),
                Ground.answer(read) + ", and " + Ground.answer(denied));
    }

    /** Until the log has it, or as long as a look may take; whether it has is a check of its own. */
    private static void awaitsLog(Rehearsal rehearsal, String text) throws IOException, InterruptedException {
        for (int look = 0; look < MOST_LOOKS * LOOK_MILLIS / LOG_MILLIS; look++) {
            if (Files.readString(rehearsal.workerLog()).contains(text)) {
                return;
            }

            Thread.sleep(LOG_MILLIS);
        }
    }

    private static void holdsLogged(Rehearsal rehearsal, String what, String text) throws IOException {
        String log = Files.readString(rehearsal.workerLog());
        rehearsal.holds("The log says " + what, log.contains(text), "nothing of \"" + text + "\"");
    }

    private static boolean isDenied(Rehearsal rehearsal, String as) {
        return gold(rehearsal, as).code().equals(WorkerProtocol.ACCESS_DENIED);
    }

    private static Reply gold(Rehearsal rehearsal, String as) {
        return rehearsal.query(as, Contents.of(rehearsal.ground().checked()).rowsOfGold());
    }

    private static void again(Rehearsal rehearsal) {
        rehearsal.reopen(rehearsal.ground().installation());
    }

    private static String refusal(Rehearsal rehearsal) {
        try {
            gold(rehearsal, "");
            return "";
        } catch (CommandFailed e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void age(Path policies) throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(AGE));
        for (Path file : files(policies)) {
            Files.setLastModifiedTime(file, then);
        }
    }

    private static String sums(Path policies) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : files(policies)) {
            if (!file.endsWith(SUMS)) {
                sums.append(sha256(Files.readString(file)))
                        .append("  ")
                        .append(file.getFileName())
                        .append('\n');
            }
        }

        return sums.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
