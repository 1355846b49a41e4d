package io.lakewarden.cli.cost;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cost.inventory.Unreadable;
import io.lakewarden.cost.price.MissingPrice;
import java.util.List;
import java.util.function.Supplier;

/** What its user can mend, told in a line and never as a stack trace. */
public final class Told {
    private Told() {}

    /** Does the work; what is wrong with a template, or a price that a book lacks, is a failure of the command. */
    public static <T> T of(Supplier<T> work) {
        try {
            return work.get();
        } catch (Unreadable | MissingPrice e) {
            throw CommandFailed.because(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Prints the result, and what of it cannot stand: a line each on standard error, together as {@code error} in the JSON.
     *
     * @param unmet why it cannot stand; none if it can
     * @return the exit code
     */
    public static int result(Console console, ObjectNode result, List<String> unmet) {
        unmet.forEach(why -> console.progress("lakewarden: " + why));
        if (!unmet.isEmpty()) {
            result.put("error", String.join("\n", unmet));
        }

        console.result(result);
        return (unmet.isEmpty() ? ExitCode.OK : ExitCode.FAILED).code();
    }
}
