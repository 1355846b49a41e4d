package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.grants.Change;
import io.lakewarden.account.grants.DriftJson;
import io.lakewarden.account.grants.Journal;
import io.lakewarden.account.grants.Repair;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.FileTrouble;
import io.lakewarden.cli.console.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What repairs did: a line of JSON before the call that makes a change and one after it, each on the disk before anything
 * else happens. A change that begins and does not end was under way when the repair died. The first line of a repair says
 * who repairs what; one that changes nothing leaves none. Each line has the time and the run, to be laid beside CloudTrail.
 */
final class RepairJournal implements Journal {
    private final Path file;
    private final ObjectNode about;
    private final Console console;
    private final String run = UUID.randomUUID().toString();
    private final List<Repair.Done> done = new ArrayList<>();
    private boolean open;

    /** In a file to which repairs are appended; {@code about} says who repairs what. */
    RepairJournal(Path file, ObjectNode about, Console console) {
        this.file = file;
        this.about = about;
        this.console = console;
    }

    /** What was made or refused so far. */
    List<Repair.Done> done() {
        return List.copyOf(done);
    }

    @Override
    public void begins(Change change) {
        if (!open) {
            add((isCutOff() ? "\n" : "") + line(about) + "\n");
            open = true;
        }

        add(line(DriftJson.of(change).put("begins", true)) + "\n");
    }

    @Override
    public void ends(Repair.Done one) {
        done.add(one);
        add(line(DriftJson.of(one)) + "\n");
        console.progress(one.change().what()
                + one.refusal().map(why -> ": refused, " + why).orElse(""));
    }

    private ObjectNode line(ObjectNode what) {
        ObjectNode line = Json.object()
                .put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("run", run);
        line.setAll(what);
        return line;
    }

    /** Whether the last line of a repair that died is half a line. */
    private boolean isCutOff() {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            return !before.isEmpty() && !before.endsWith("\n");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void add(String lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static CommandFailed failed(IOException e) {
        return CommandFailed.because("Cannot keep a record of the repair: " + FileTrouble.of(e)
                + "; nothing more was done; mend that and repair again");
    }
}
