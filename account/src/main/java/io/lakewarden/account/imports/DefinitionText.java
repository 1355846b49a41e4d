package io.lakewarden.account.imports;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** An imported definition as its users would write it: text by file name; the same definition gives the same bytes. */
public final class DefinitionText {
    private static final String DOMAIN = "imported";
    private static final String OWNERS = "owners";
    /** What a reader of YAML takes for something else than text, where it stands unquoted. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private static final int AS_LONG_AS_MAY_BE = 36_500;

    private DefinitionText() {}

    /**
     * The files.
     *
     * @param platform the definition's name
     * @param environment its name and home, if it lives in an account
     */
    public static SortedMap<String, String> files(
            String platform, Imported imported, Optional<SortedMap<String, Aws>> environment) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("platform/platform.yaml", platform(platform, imported));
        files.put("platform/domains/" + DOMAIN + ".yaml", domain(imported));
        files.put("platform/environments/local.yaml", "description: This machine\nkind: local\npublishing: branch\n");
        environment.ifPresent(homes -> homes.forEach((name, home) -> files.put(
                "platform/environments/" + name + ".yaml",
                "description: The account that this was imported from\nkind: aws\naccount: \"" + home.account()
                        + "\"\nregion: " + home.region() + "\npublishing: single-table\n")));
        files.put("import.md", report(imported));
        return files;
    }

    private static String platform(String name, Imported imported) {
        StringBuilder text = new StringBuilder("name: " + name + "\ndescription: Imported\nzones:\n");
        imported.datasets().stream()
                .map(dataset -> dataset.id().zone())
                .distinct()
                .sorted()
                .forEach(zone -> text.append("  ")
                        .append(name(zone))
                        .append(": {description: Imported, retentionDays: ")
                        .append(AS_LONG_AS_MAY_BE)
                        .append("}\n"));
        text.append("classifications: {}\nprincipals:\n  users:\n");
        for (Principal.User user : imported.users()) {
            text.append("    ")
                    .append(name(user.name()))
                    .append(": {description: ")
                    .append(quoted(user.description()));
            user.iamRole().ifPresent(role -> text.append(", iamRole: ").append(quoted(role)));
            text.append("}\n");
        }

        return text.append("  groups:\n    ")
                .append(OWNERS)
                .append(": {description: Who answers for what was imported, members: ")
                .append(imported.users().stream().map(user -> name(user.name())).collect(list()))
                .append("}\n")
                .toString();
    }

    private static String domain(Imported imported) {
        StringBuilder text = new StringBuilder("description: Imported\nowner: " + OWNERS + "\ndatasets:\n");
        for (Dataset dataset : imported.datasets()) {
            text.append("  ").append(dataset.id()).append(":\n    description: Imported\n    columns:\n");
            for (Column column : dataset.columns()) {
                text.append("      ")
                        .append(name(column.name()))
                        .append(": {type: ")
                        .append(quoted(column.type().toString()))
                        .append("}\n");
            }
        }

        text.append(imported.grants().isEmpty() ? "grants: []\n" : "grants:\n");
        imported.grants().forEach(grant -> text.append(grant(grant)));
        return text.toString();
    }

    private static String grant(Grant grant) {
        StringBuilder text = new StringBuilder("  - to: " + name(grant.to()) + "\n    actions: "
                + grant.sortedActions().stream().map(DefinitionText::word).collect(list()) + "\n    ");
        String scope = grant.scope()
                .match(
                        zone -> "zone: " + name(zone.zone()),
                        dataset -> "dataset: " + dataset.dataset() + columns(dataset),
                        tags -> "classifications: " + tags.anyOf());
        text.append(scope).append('\n');
        grant.rows().ifPresent(rows -> text.append("    rows: ")
                .append(quoted(rows.toString()))
                .append('\n'));
        if (!grant.masks().isEmpty()) {
            text.append("    masks: ")
                    .append(grant.masks().entrySet().stream()
                            .map(mask -> name(mask.getKey()) + ": " + word(mask.getValue()))
                            .collect(Collectors.joining(", ", "{", "}")))
                    .append('\n');
        }

        grant.expires()
                .ifPresent(day -> text.append("    expires: ").append(day).append('\n'));
        return text.toString();
    }

    private static String columns(Scope.OfDataset dataset) {
        return dataset.columns().isEmpty()
                ? ""
                : "\n    columns: "
                        + dataset.columns().stream().map(DefinitionText::name).collect(list());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Collector<CharSequence, ?, String> list() {
        return Collectors.joining(", ", "[", "]");
    }

    /** A name as its author would write it: in quotes only where it would be read as something else. */
    private static String name(String name) {
        return WORDS.contains(name) ? quoted(name) : name;
    }

    /** Text that is no more than text, whatever is in it. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String report(Imported imported) {
        StringBuilder text = new StringBuilder("# What was imported\n\n"
                + imported.datasets().size() + " datasets, " + imported.users().size() + " users, "
                + imported.grants().size() + " grants.\n");
        for (Note.Verdict verdict : Note.Verdict.values()) {
            List<Note> notes = imported.notes().stream()
                    .filter(note -> note.verdict() == verdict)
                    .toList();
            if (!notes.isEmpty()) {
                text.append("\n## ")
                        .append(
                                switch (verdict) {
                                    case NOT -> "Not said by the definition";
                                    case PARTLY -> "Said in part";
                                    case WHOLE -> "Said whole";
                                })
                        .append("\n\n");
                notes.forEach(note -> text.append("- ")
                        .append(note.subject())
                        .append(": ")
                        .append(note.why())
                        .append('\n'));
            }
        }

        return text.toString();
    }
}
