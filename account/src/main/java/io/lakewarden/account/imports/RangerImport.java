package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.imports.Imported.ZoneWide;
import io.lakewarden.account.imports.Note.Verdict;
import io.lakewarden.account.imports.RangerPolicy.Item;
import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Mask;
import io.lakewarden.model.MaskedName;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a definition of policies that a Ranger Admin exported. It decides as Ranger does what each user has of each table,
 * denials and their exceptions included, and says that; what it cannot say is left out, never widened: a denial that it
 * cannot place takes all, and a filter or a mask that it cannot say takes what it would have shown.
 */
public final class RangerImport {
    private static final Map<String, Mask> MASKS = Map.of(
            "MASK_NULL", Mask.NULL,
            "MASK_HASH", Mask.HASH,
            "MASK_SHOW_FIRST_4", Mask.FIRST_FOUR,
            "MASK_SHOW_LAST_4", Mask.LAST_FOUR,
            "MASK_DATE_SHOW_YEAR", Mask.YEAR);
    private static final String HIVE = "hive";
    private static final List<String> MANAGING = List.of("alter", "create", "drop");
    private static final Set<String> SAID =
            Set.of("select", "update", "alter", "create", "drop", "all", "read", "write");

    private final List<RangerPolicy> policies = new ArrayList<>();
    /** Those that hold on other days. */
    private final List<RangerPolicy> others = new ArrayList<>();

    private final LocalDate on;
    private final RangerContext context;
    private final SortedSet<Note> notes = new TreeSet<>();
    private final UserNames names = new UserNames();
    private final RangerDecision decision;

    private RangerImport(JsonNode export, RangerContext context, LocalDate on) {
        this.context = context;
        this.on = on;
        refuseWhatIsOfSeveral(export, context);
        for (JsonNode json : export.path("policies")) {
            RangerPolicy.all(json).forEach(policy -> read(json, policy));
        }

        this.decision = new RangerDecision(policies, context);
    }

    /** Which tables a security zone has is not in an export, and each service has tables of its own. */
    private static void refuseWhatIsOfSeveral(JsonNode export, RangerContext context) {
        SortedSet<String> services = new TreeSet<>();
        for (JsonNode policy : export.path("policies")) {
            String zone = policy.path("zoneName").asText("");
            if (!zone.isEmpty()) {
                throw new IllegalArgumentException(
                        "policy " + policy.path("name").asText() + " is of the security zone " + zone
                                + ", and which tables that has is not in the file; export policies outside of zones");
            }

            if (policy.path("serviceType").asText(HIVE).equals(HIVE)) {
                services.add(policy.path("service").asText(""));
            }
        }

        if (services.size() > 1) {
            throw new IllegalArgumentException("its policies are of several services (" + String.join(", ", services)
                    + "); export one of them, with the policies on tags");
        }

        services.remove("");
        String tagged = context.tags().map(RangerContext.Tags::service).orElse("");
        if (!services.isEmpty() && !tagged.isEmpty() && !services.contains(tagged)) {
            throw new IllegalArgumentException(
                    "its policies are of the service " + services.first() + ", and tags.json beside it is of " + tagged
                            + "; put the tags of one service beside its policies");
        }
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

    private void read(JsonNode json, RangerPolicy policy) {
        String subject = "policy " + policy.name();
        String type = json.path("serviceType").asText(HIVE);
        if (!policy.tag() && !type.equals(HIVE)) {
            notes.add(new Note(subject, Verdict.NOT, "it is of a service of type " + type + ", not " + HIVE));
            return;
        }

        if (!json.path("isEnabled").asBoolean(true)) {
            notes.add(new Note(subject, Verdict.WHOLE, "it is switched off, and so it is left out"));
            return;
        }

        if (!policy.tag() && !policy.resource().isOnTables()) {
            notes.add(new Note(
                    subject,
                    Verdict.NOT,
                    "it is on " + String.join(", ", policy.resource().levels().keySet())
                            + ", and a definition speaks of tables"));
            return;
        }

        if (!policy.periods().isEmpty()) {
            notes.add(new Note(
                    subject,
                    Verdict.PARTLY,
                    "it has a period: what its users have of its tables is said as of " + on
                            + ", and ends where the period next begins or ends"));
        }

        (policy.holds(on) ? policies : others).add(policy);
    }

    private Imported imported() {
        List<Dataset> datasets = datasets();
        List<Principal.User> users = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        Set<ZoneWide> wide = new LinkedHashSet<>();
        policies.forEach(this::noteWhatIsNotSaid);
        datasets.forEach(this::noteWhatMayHaveOtherColumns);
        for (String user : users()) {
            String name = names.of(user);
            users.add(new Principal.User(name, "Imported from Ranger", Optional.empty()));
            Set<String> speakers = context.speakers(user);
            datasets.stream()
                    .map(dataset -> right(user, name, speakers, dataset))
                    .filter(right -> !right.isNone())
                    .forEach(rights::add);
            zoneWide(name, speakers, datasets).forEach(wide::add);
        }

        policies.stream()
                .filter(policy ->
                        notes.stream().noneMatch(note -> note.subject().equals("policy " + policy.name())))
                .forEach(policy -> notes.add(
                        new Note("policy " + policy.name(), Verdict.WHOLE, "in what its users have of each table")));
        return Imported.of(datasets, users, rights, wide, notes);
    }

    private Stream<Item> items(RangerPolicy policy) {
        return Stream.of(policy.allow(), policy.deny(), policy.allowExceptions(), policy.denyExceptions())
                .flatMap(List::stream);
    }

    private SortedSet<String> users() {
        SortedSet<String> users = new TreeSet<>();
        policies.stream()
                .flatMap(this::items)
                .flatMap(item -> item.who().stream())
                .flatMap(who -> context.members(who).stream())
                .forEach(users::add);
        return users;
    }

    private void noteWhatIsNotSaid(RangerPolicy policy) {
        String subject = "policy " + policy.name();
        items(policy).forEach(item -> {
            item.who().stream()
                    .filter(who -> !context.isKnown(who))
                    .forEach(who -> notes.add(new Note(
                            subject,
                            Verdict.NOT,
                            "who is in " + who.replace(":", " ")
                                    + " is not in the files; what it denies is denied to all, "
                                    + "what it allows to nobody")));
            item.accesses().stream()
                    .filter(access -> !SAID.contains(access))
                    .forEach(
                            access -> notes.add(new Note(subject, Verdict.NOT, "no action says the access " + access)));
            if (item.conditional() || policy.conditional()) {
                notes.add(
                        new Note(
                                subject,
                                Verdict.NOT,
                                "it has conditions; what it denies is denied whatever they are, what it allows is not allowed"));
            }
        });
        if (policy.tag() && !context.knowsTags()) {
            notes.add(new Note(
                    subject,
                    Verdict.NOT,
                    "it is on tags, and which columns have them is in no tags.json beside the file; what it denies is "
                            + "denied everywhere, what it allows is not allowed"));
        }

        if (policy.tag() && policy.kind() != 0) {
            notes.add(
                    new Note(subject, Verdict.NOT, "a mask or a filter on tags; who is under it reads nothing there"));
        }

        if (!policy.resource().isPlain()) {
            notes.add(new Note(
                    subject,
                    Verdict.NOT,
                    "what it is on hangs on who asks, or is not written as names are; what it denies is denied, what it "
                            + "allows is not allowed"));
        }

        if (policy.kind() == 0
                && !policy.tag()
                && policy.resource().level(RangerResource.COLUMN).isEmpty()) {
            notes.add(new Note(
                    subject,
                    Verdict.PARTLY,
                    "it names no columns, and so lets nobody read one; what it denies is denied of all"));
        }

        if (policy.denyAllElse()) {
            notes.add(new Note(
                    subject, Verdict.PARTLY, "it denies all others today; users that come later are none of them"));
        }
    }

    /** A pattern may be on columns that nothing names. */
    private void noteWhatMayHaveOtherColumns(Dataset dataset) {
        decision.others(dataset).forEach(others -> policies.stream()
                .filter(policy -> policy.kind() != 2)
                .filter(policy -> !policy.tag() || context.knowsTags())
                .filter(policy -> policy.resource().level(RangerResource.COLUMN).isPresent() || policy.tag())
                .filter(policy -> decision.on(policy, others) == Cover.SOME)
                .forEach(policy -> notes.add(new Note(
                        "policy " + policy.name(),
                        Verdict.PARTLY,
                        "it may be on columns of " + dataset.id() + " that nothing here names; what it denies or masks "
                                + "is taken of all of them"))));
    }

    private Right right(String user, String name, Set<String> speakers, Dataset dataset) {
        SortedSet<String> seen = new TreeSet<>();
        SortedMap<String, Mask> masks = new TreeMap<>();
        for (Column column : dataset.columns()) {
            if (decision.may(speakers, "select", new Place.OfColumn(dataset.id(), column.name()))) {
                seen.add(column.name());
                mask(user, speakers, dataset, column.name(), seen, masks);
            }
        }

        Optional<RowFilter> rows = seen.isEmpty() ? Optional.empty() : rows(user, speakers, dataset, seen);
        masks.keySet().retainAll(seen);
        SortedSet<Action> actions = new TreeSet<>();
        Place table = new Place.OfTable(dataset.id());
        if (decision.may(speakers, "update", table)) {
            actions.add(Action.WRITE);
        } else if (decision.maySome(speakers, "update", dataset)) {
            notes.add(new Note(
                    user + " on " + dataset.id(),
                    Verdict.NOT,
                    "it changes columns, and a definition gives whole tables to change"));
        }

        long managing = MANAGING.stream()
                .filter(access -> decision.may(speakers, access, table))
                .count();
        if (managing == MANAGING.size()) {
            actions.add(Action.MANAGE);
        } else if (managing > 0) {
            notes.add(new Note(
                    user + " on " + dataset.id(),
                    Verdict.NOT,
                    "it has some of alter, create and drop, and a definition gives all or none"));
        }

        return new Right(
                name,
                dataset.id(),
                actions,
                seen,
                seen.size() == dataset.columns().size()
                        && decision.others(dataset).allMatch(others -> decision.readsAsTheyAre(speakers, others)),
                masks,
                rows,
                expires(speakers, dataset));
    }

    /** The last day before a policy that is for somebody, or may be, and is on the table, begins or ends. */
    private Optional<LocalDate> expires(Set<String> speakers, Dataset dataset) {
        return Stream.concat(policies.stream(), others.stream())
                .filter(policy -> policy.tag()
                        || decision.places(dataset)
                                .anyMatch(place -> policy.on(place).isSome()))
                .filter(policy ->
                        policy.denyAllElse() || items(policy).anyMatch(item -> decision.isFeared(item, speakers)))
                .flatMap(policy -> policy.changesAfter(on).stream())
                .min(LocalDate::compareTo)
                .map(change -> change.minusDays(1));
    }

    private void partly(RangerDecision.Shown shown, String subject) {
        notes.add(new Note("policy " + shown.policy(), Verdict.PARTLY, "not for " + subject));
    }

    private void mask(
            String user,
            Set<String> speakers,
            Dataset dataset,
            String column,
            SortedSet<String> seen,
            SortedMap<String, Mask> masks) {
        Optional<RangerDecision.Shown> shown = decision.shown(1, speakers, new Place.OfColumn(dataset.id(), column));
        if (shown.isEmpty() || shown.get().certain() && shown.get().text().equals(RangerDecision.UNMASKED)) {
            return;
        }

        Optional<Mask> mask = shown.filter(RangerDecision.Shown::certain)
                .flatMap(one -> Optional.ofNullable(MASKS.get(one.text())))
                .filter(one -> one.fits(dataset.column(column).orElseThrow().type()));
        mask.ifPresentOrElse(known -> masks.put(column, known), () -> {
            seen.remove(column);
            partly(shown.get(), user + " on " + dataset.id() + "." + column);
            notes.add(new Note(
                    user + " on " + dataset.id() + "." + column,
                    Verdict.NOT,
                    "no mask of a definition is " + shown.get().text() + "; the column is not seen"));
        });
    }

    private Optional<RowFilter> rows(String user, Set<String> speakers, Dataset dataset, SortedSet<String> seen) {
        Optional<RangerDecision.Shown> shown = decision.shown(2, speakers, new Place.OfTable(dataset.id()));
        if (shown.isEmpty() || shown.get().certain() && shown.get().text().isBlank()) {
            return Optional.empty();
        }

        Optional<RowFilter> filter = shown.filter(RangerDecision.Shown::certain)
                .flatMap(one -> SparkFilterText.read(one.text()))
                .filter(read -> Filters.suit(read, dataset));
        if (filter.isEmpty()) {
            seen.clear();
            partly(shown.get(), user + " on " + dataset.id());
            notes.add(new Note(
                    user + " on " + dataset.id(),
                    Verdict.NOT,
                    "no filter of a definition is " + shown.get().text() + "; it reads no row"));
        }

        return filter;
    }

    private Stream<ZoneWide> zoneWide(String name, Set<String> speakers, List<Dataset> datasets) {
        Map<Action, List<String>> accesses =
                Map.of(Action.READ, List.of("select"), Action.WRITE, List.of("update"), Action.MANAGE, MANAGING);
        return datasets.stream().map(dataset -> dataset.id().zone()).distinct().flatMap(zone -> Stream.of(
                        Action.values())
                .filter(action -> accesses.get(action).stream().allMatch(access -> policies.stream()
                        .anyMatch(policy -> policy.kind() == 0
                                && !policy.tag()
                                && policy.resource().isOnAllOf(zone)
                                && decision.allows(policy, speakers, access))))
                .filter(action -> Stream.concat(policies.stream(), others.stream())
                        .noneMatch(policy -> policy.touches(zone) && narrows(policy, speakers, accesses.get(action))))
                .map(action -> new ZoneWide(name, zone, action)));
    }

    /** Whether it takes something of that from somebody, or may, of tables that come later too. */
    private boolean narrows(RangerPolicy policy, Set<String> speakers, List<String> accesses) {
        return policy.kind() == 0
                ? accesses.stream().anyMatch(access -> decision.denies(policy, speakers, access))
                : accesses.contains("select")
                        && policy.allow().stream().anyMatch(item -> decision.isFeared(item, speakers));
    }

    private List<Dataset> datasets() {
        SortedMap<DatasetId, Dataset> found = new TreeMap<>();
        context.catalogue().forEach(dataset -> found.put(dataset.id(), dataset));
        for (RangerPolicy policy : policies) {
            policy.resource().names(RangerResource.DATABASE).forEach(database -> policy.resource()
                    .names(RangerResource.TABLE)
                    .filter(table ->
                            id(database, table).filter(found::containsKey).isEmpty())
                    .forEach(table -> dataset(database, table)
                            .ifPresentOrElse(
                                    dataset -> found.put(dataset.id(), dataset),
                                    () -> unknown(policy, database, table))));
        }

        return List.copyOf(found.values());
    }

    private static Optional<DatasetId> id(String database, String table) {
        try {
            return Optional.of(new DatasetId(database, table)).filter(id -> !MaskedName.isTaken(id));
        } catch (IllegalArgumentException pattern) {
            return Optional.empty();
        }
    }

    private void unknown(RangerPolicy policy, String database, String table) {
        boolean pattern = Stream.of(database, table).anyMatch(name -> name.contains("*") || name.contains("?"));
        if (!pattern) {
            notes.add(new Note(
                    "policy " + policy.name() + " on " + database + "." + table,
                    Verdict.NOT,
                    "its columns are neither in the file nor in the definition here, or no definition can call it so"));
        }
    }

    /** With the columns that policies name, as text where nothing says otherwise. */
    private Optional<Dataset> dataset(String database, String table) {
        return id(database, table).flatMap(id -> {
            List<Column> columns = RangerColumns.named(policies, context.tagged(), id);
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Dataset(id, "Imported", columns, List.of(), 1, List.of()));
        });
    }
}
