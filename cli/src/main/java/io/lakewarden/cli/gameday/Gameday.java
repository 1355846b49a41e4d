package io.lakewarden.cli.gameday;

import io.lakewarden.cli.console.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Rehearses on the ground.
 *
 * @param ground what each rehearsal starts from
 */
public record Gameday(Ground ground) {
    /** Rehearses one scenario to its end, on a lake of its own. */
    public Verdict rehearse(Scenario scenario) {
        try (Rehearsal rehearsal = new Rehearsal(ground, scenario)) {
            try {
                scenario.drill().run(rehearsal);
            } catch (CommandFailed e) {
                rehearsal.holds("Nothing else fails", false, e.getMessage());
            }

            return rehearsal.verdict();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("Cannot rehearse " + scenario.word() + ": interrupted");
        }
    }
}
