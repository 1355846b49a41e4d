package io.lakewarden.cli.gameday;

import java.io.IOException;
import java.time.Duration;

/** Clocks that differ. */
final class ClockDrills {
    private static final Duration WITHIN = Duration.ofMinutes(4);

    private static final Duration BEYOND = Duration.ofMinutes(6);

    private ClockDrills() {}

    /** Kerberos takes five minutes. No table is concerned. */
    static void clockSkew(Rehearsal rehearsal) throws IOException {
        try (Kdc kdc = Kdc.start(
                rehearsal.ground().installation(), rehearsal.state().path().resolve("kdc"))) {
            holdsTaken(rehearsal, "Where clocks agree, a service takes a user's ticket", kdc, Duration.ZERO);
            holdsTaken(rehearsal, "Where the service's clock is four minutes fast, too", kdc, WITHIN);
            rehearsal.watch().injected();
            String refusal = kdc.taken(kdc.asked(Duration.ZERO), BEYOND);
            rehearsal.watch().noticed();
            rehearsal.holds(
                    "Where it is six minutes fast it does not, and the line says \"Clock skew too great\"",
                    refusal.startsWith("Cannot take as ") && refusal.contains("Clock skew too great"),
                    refusal);
            String none = kdc.asked(BEYOND);
            rehearsal.holds(
                    "Where the user's clock is six minutes fast, the KDC gives no ticket",
                    none.startsWith("Cannot get a ticket for "),
                    none);
            holdsTaken(rehearsal, "After the mitigation the ticket is taken", kdc, Duration.ZERO);
            rehearsal.watch().recovered();
        }
    }

    private static void holdsTaken(Rehearsal rehearsal, String what, Kdc kdc, Duration fast) throws IOException {
        String answer = kdc.taken(kdc.asked(Duration.ZERO), fast);
        rehearsal.holds(what, answer.equals("taken"), answer);
    }
}
