package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.grants.Change;
import io.lakewarden.account.grants.DriftJson;
import io.lakewarden.account.grants.Journal;
import io.lakewarden.account.grants.Repair;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What repairs did: a line of JSON before the call that makes a change and one after it, each on the disk before anything
 * else happens. A change that begins and does not end was under way when the repair died.
 */
record RepairJournal(Path file, Console console) implements Journal {
    /** Says who repairs what. */
    void open(JsonNode about) {
        add(about);
    }

    @Override
    public void begins(Change change) {
        add(DriftJson.of(change).put("begins", true));
    }

    @Override
    public void ends(Repair.Done done) {
        add(DriftJson.of(done));
        console.progress(done.change().what()
                + done.refusal().map(why -> ": refused, " + why).orElse(""));
    }

    private void add(JsonNode line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw CommandFailed.because("Cannot keep a record of the repair: " + FileTrouble.of(e)
                    + "; nothing more was done; mend that and repair again");
        }
    }
}
