package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.imports.Imported.ZoneWide;
import io.lakewarden.account.imports.Note.Verdict;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes a definition of policies that a Ranger Admin exported. It decides as Ranger does what each user has of each table,
 * denials and their exceptions included, and says that; what it cannot say is left out, never widened: a denial that it
 * cannot place takes all, and a filter or a mask that it cannot say takes what it would have shown.
 */
public final class RangerImport {
    private final SortedSet<Note> notes = new TreeSet<>();
    private final RangerContext context;
    private final RangerExport export;
    private final RangerDecision decision;

    private RangerImport(JsonNode json, RangerContext context, LocalDate on) {
        this.context = context;
        this.export = RangerExport.read(json, context, on, notes);
        this.decision = new RangerDecision(export.policies(), context);
    }

    /**
     * From an export.
     *
     * @param export with {@code policies}, as Ranger Admin writes it
     * @param context what an export leaves out
     * @param on the day that periods are looked at
     * @throws IllegalArgumentException if the export cannot be decided on as a whole, or a period cannot be read
     */
    public static Imported of(JsonNode export, RangerContext context, LocalDate on) {
        return new RangerImport(export, context, on).imported();
    }

    private Imported imported() {
        List<Dataset> datasets = new RangerTables(export.policies(), context, notes).datasets();
        List<Principal.User> users = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        Set<ZoneWide> wide = new LinkedHashSet<>();
        new RangerLosses(export.policies(), context, notes).note(decision, datasets);
        for (String user : users()) {
            if (!UserNames.isOne(user)) {
                notes.add(new Note(
                        "user " + user,
                        Verdict.NOT,
                        "no definition can call anybody so, and under another name it would be somebody else to Ranger; "
                                + "nothing is given. Names are " + UserNames.SHAPE));
                continue;
            }

            users.add(new Principal.User(user, "Imported from Ranger", Optional.empty()));
            RangerUser asked = new RangerUser(user, context.speakers(user), export, decision, notes);
            datasets.stream().map(asked::right).filter(right -> !right.isNone()).forEach(rights::add);
            asked.zoneWide(datasets).forEach(wide::add);
        }

        noteTheWhole();
        return Imported.of(datasets, users, rights, wide, notes);
    }

    /** Of each policy of which nothing else was noted. */
    private void noteTheWhole() {
        export.policies().stream()
                .filter(policy ->
                        notes.stream().noneMatch(note -> note.subject().equals("policy " + policy.name())))
                .forEach(policy -> notes.add(
                        new Note("policy " + policy.name(), Verdict.WHOLE, "in what its users have of each table")));
    }

    private SortedSet<String> users() {
        SortedSet<String> users = new TreeSet<>();
        export.policies().stream()
                .flatMap(RangerPolicy::items)
                .flatMap(item -> item.who().stream())
                .flatMap(who -> context.members(who).stream())
                .forEach(users::add);
        return users;
    }
}
