package io.lakewarden.cli.gameday;

import java.io.IOException;
import java.util.List;

/** What a scenario needs of the machine beyond what the platform itself does. */
public enum Tool {
    /** To give a process a disk of its own. */
    UNSHARE(
            "cannot make a small disk for one process; rehearse it on Linux with util-linux, where users may make namespaces",
            List.of("unshare", "--user", "--map-root-user", "--mount", "--", "mount", "-t", "tmpfs", "none", "/mnt")),
    /** To give a process another clock. */
    FAKETIME("has no faketime; install it (Debian, Ubuntu: apt install faketime)", List.of("faketime", "--version"));

    private final String absence;
    private final List<String> probe;

    Tool(String absence, List<String> probe) {
        this.absence = absence;
        this.probe = probe;
    }

    /** What the machine lacks and what to do of it, after "this machine". */
    public String absence() {
        return absence;
    }

    /** Whether this machine has it. */
    public boolean isThere() {
        try {
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
