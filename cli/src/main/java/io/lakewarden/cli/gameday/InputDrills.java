package io.lakewarden.cli.gameday;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the one who delivers does wrong. */
final class InputDrills {
    private static final byte NO_UTF_8 = (byte) 0xff;

    private InputDrills() {}

    /** Once as a file and once as a folder: which of them counts is nobody's to guess. */
    static void duplicateFile(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        Path folder = Files.createDirectory(rehearsal.landing().folder().resolve(Ground.DAY.toString()));
        Path second = Files.copy(rehearsal.file(), folder.resolve("part-1.csv"));
        rehearsal.watch().injected();
        rehearsal.failsFor(rehearsal.run(), "have arrived, expected one of them");
        rehearsal.holdsTerminated();
        Files.delete(second);
        Files.delete(folder);
        rehearsal.mends(rehearsal.run());
        rehearsal.deliver();
        rehearsal.holds("The same file delivered once more is nothing new", !rehearsal.isNew(), "a run would be made");
    }

    /** The clock starts the run before the file is there. */
    static void lateFile(Rehearsal rehearsal) throws IOException {
        rehearsal.watch().injected();
        rehearsal.failsFor(rehearsal.run(), "has arrived");
        rehearsal.holdsTerminated();
        rehearsal.deliver();
        rehearsal.mends(rehearsal.run());
    }

    /** A byte in the middle that is no UTF-8: nothing of the file may be taken. */
    static void corruptFile(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        byte[] bytes = Files.readAllBytes(rehearsal.file());
        bytes[bytes.length / 2] = NO_UTF_8;
        Files.write(rehearsal.file(), bytes);
        rehearsal.watch().injected();
        rehearsal.failsFor(rehearsal.run(), "UTF-8");
        rehearsal.holdsTerminated();
        rehearsal.deliver();
        rehearsal.mends(rehearsal.run());
    }
}
