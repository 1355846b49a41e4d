package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way through Lake Formation: its credentials and Glue's entries of what a principal may touch. Glue's writes are
 * fenced by the grants themselves, since Lake Formation gives a writer of whole tables everything.
 */
final class Reach {
    private static final String DEFAULT_DATABASE = "default";

    private final Platform platform;
    private final Access access;
    private final Names names;

    Reach(Platform platform, Access access, Names names) {
        this.platform = platform;
        this.access = access;
        this.names = names;
    }

    /** Whether there is anything that it may do. */
    boolean isAny(String principal) {
        return Stream.of(Action.values())
                .anyMatch(action -> !allowed(principal, action).isEmpty());
    }

    /** The datasets that it may do something of that kind with. */
    Set<DatasetId> allowed(String principal, Action action) {
        return platform.datasets()
                .map(Dataset::id)
                .filter(id -> access.decide(principal, action, id).allowed())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The datasets that it may do nothing with. */
    Set<DatasetId> forbidden(String principal) {
        Set<DatasetId> rest = platform.datasets().map(Dataset::id).collect(Collectors.toCollection(TreeSet::new));
        Stream.of(Action.values()).forEach(action -> rest.removeAll(allowed(principal, action)));
        return rest;
    }

    /** The datasets of which it sees everything: files show no less. */
    Set<DatasetId> whole(String principal) {
        return platform.datasets()
                .map(Dataset::id)
                .filter(id -> access.readsWhole(principal, id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The datasets of which each member of a group sees everything; none of an empty group, or of what is none. */
    Set<DatasetId> wholeForAll(String group) {
        List<String> members = platform.principals().stream()
                .filter(principal -> principal.name().equals(group))
                .flatMap(
                        principal -> principal
                                .match(
                                        user -> List.<String>of(),
                                        Principal.Group::members,
                                        account -> List.<String>of())
                                .stream())
                .toList();
        return platform.datasets()
                .map(Dataset::id)
                .filter(id -> !members.isEmpty() && members.stream().allMatch(member -> access.readsWhole(member, id)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The entries of some datasets in the catalog, to read. */
    Statement catalog(Set<DatasetId> datasets) {
        List<Arn> entries = new ArrayList<>(entries(datasets));
        entries.add(1, names.database(DEFAULT_DATABASE));
        return Statement.allow("ReadCatalog", Actions.GLUE_READ, entries);
    }

    /** None for who may do nothing. */
    List<Statement> statements(String principal) {
        Set<DatasetId> managed = allowed(principal, Action.MANAGE);
        Set<DatasetId> written = allowed(principal, Action.WRITE);
        written.removeAll(managed);
        Set<DatasetId> seen = new TreeSet<>(allowed(principal, Action.READ));
        seen.addAll(managed);
        seen.addAll(written);
        if (seen.isEmpty()) {
            return List.of();
        }

        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.allow(
                "GetDataThroughLakeFormation", List.of("lakeformation:GetDataAccess"), List.of(Arn.ANY)));
        statements.add(catalog(seen));
        if (!written.isEmpty()) {
            statements.add(Statement.allow("WriteTables", Actions.GLUE_WRITE, entries(written)));
        }

        if (!managed.isEmpty()) {
            statements.add(Statement.allow("ManageTables", Actions.GLUE_MANAGE, entries(managed)));
        }

        return statements;
    }

    /** Glue asks for the catalog, the database and the table; a zone of which all are meant is named by one pattern. */
    private List<Arn> entries(Set<DatasetId> datasets) {
        Set<String> zones = datasets.stream().map(DatasetId::zone).collect(Collectors.toCollection(TreeSet::new));
        Stream<Arn> tables = zones.stream().flatMap(zone -> tables(zone, datasets));
        return Stream.of(Stream.of(names.catalog()), zones.stream().map(names::database), tables)
                .flatMap(stream -> stream)
                .toList();
    }

    private Stream<Arn> tables(String zone, Set<DatasetId> datasets) {
        return isWhole(zone, datasets)
                ? Stream.of(names.tables(zone))
                : datasets.stream().filter(id -> id.zone().equals(zone)).flatMap(this::table);
    }

    /** With those that show the same rows masked, where the dataset is served so; which of them, Lake Formation says. */
    private Stream<Arn> table(DatasetId id) {
        boolean masked = platform.dataset(id).filter(Dataset::maskedTable).isPresent();
        return masked ? Stream.of(names.table(id), names.maskedTables(id)) : Stream.of(names.table(id));
    }

    /** Whether a set has every dataset of a zone. */
    boolean isWhole(String zone, Set<DatasetId> datasets) {
        return platform.datasets()
                .map(Dataset::id)
                .filter(id -> id.zone().equals(zone))
                .allMatch(datasets::contains);
    }
}
