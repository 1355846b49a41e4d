package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.text.Spelling;
import java.util.List;

/** Names of principals, as options give them. */
final class Principals {
    private Principals() {}

    /** One that can act: no group. */
    static String acting(Platform platform, String name, String option) {
        return known(
                platform.principals().stream()
                        .filter(principal -> principal.match(user -> true, group -> false, account -> true))
                        .map(Principal::name)
                        .toList(),
                name,
                option,
                "a user or a service account");
    }

    /** Any. */
    static String any(Platform platform, String name, String option) {
        return known(platform.principals().stream().map(Principal::name).toList(), name, option, "a principal");
    }

    private static String known(List<String> names, String name, String option, String expected) {
        if (names.contains(name)) {
            return name;
        }

        throw CommandFailed.usage("Invalid " + option + ": got " + name + ", expected " + expected
                + " of the definition; " + Spelling.remedy(name, names));
    }
}
