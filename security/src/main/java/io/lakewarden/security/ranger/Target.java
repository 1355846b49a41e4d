package io.lakewarden.security.ranger;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.MaskedName;
import io.lakewarden.security.ranger.Policy.Kind;
import io.lakewarden.security.ranger.Policy.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a policy is about: for one target and one period there is one policy, as Ranger Admin asks for.
 *
 * @param name as a reviewer reads it, unique for the target
 */
record Target(Service service, Kind kind, String name, SortedMap<String, Resource> resources)
        implements Comparable<Target> {
    private static final List<String> ALL = List.of("*");
    private static final Comparator<Target> ORDER = Comparator.comparing(
                    (Target target) -> target.service().name())
            .thenComparing(Target::name)
            .thenComparing(Target::kind)
            .thenComparing(target -> target.resources().toString());

    static Target everything(Service service) {
        return table(service, Kind.ACCESS, "every table", "*", "*", ALL);
    }

    static Target everyFile(Service service) {
        return path(service, "url", "every file", "*");
    }

    static Target zone(Service service, String zone) {
        return table(service, Kind.ACCESS, "zone " + zone, zone, "*", ALL);
    }

    static Target dataset(Service service, DatasetId dataset) {
        return table(service, Kind.ACCESS, dataset.toString(), dataset.zone(), dataset.name(), ALL);
    }

    static Target maskedTables(Service service) {
        return table(service, Kind.ACCESS, "every masked table", "*", MaskedName.ANY, ALL);
    }

    static Target maskedTables(Service service, DatasetId dataset) {
        return table(
                service, Kind.ACCESS, "masked tables of " + dataset, dataset.zone(), MaskedName.pattern(dataset), ALL);
    }

    static Target columns(Service service, DatasetId dataset, List<String> columns) {
        List<String> sorted = columns.stream().sorted().toList();
        String name = dataset + " (" + String.join(", ", sorted) + ")";
        return table(service, Kind.ACCESS, name, dataset.zone(), dataset.name(), sorted);
    }

    static Target rows(Service service, DatasetId dataset) {
        SortedMap<String, Resource> resources = new TreeMap<>();
        resources.put("database", exactly(dataset.zone()));
        resources.put("table", exactly(dataset.name()));
        return new Target(service, Kind.ROW_FILTER, "rows of " + dataset, resources);
    }

    static Target mask(Service service, DatasetId dataset, String column) {
        return table(
                service,
                Kind.MASK,
                "mask of " + dataset + "." + column,
                dataset.zone(),
                dataset.name(),
                List.of(column));
    }

    static Target files(Service service, DatasetId dataset, String level, String path) {
        return path(service, level, "files of " + dataset, path);
    }

    static Target classification(Service service, String classification) {
        SortedMap<String, Resource> resources = new TreeMap<>();
        resources.put("tag", exactly(classification));
        return new Target(service, Kind.ACCESS, "classification " + classification, resources);
    }

    private static Target path(Service service, String level, String name, String path) {
        SortedMap<String, Resource> resources = new TreeMap<>();
        resources.put(level, new Resource(List.of(path), true));
        return new Target(service, Kind.ACCESS, name, resources);
    }

    private static Target table(
            Service service, Kind kind, String name, String database, String table, List<String> columns) {
        SortedMap<String, Resource> resources = new TreeMap<>();
        resources.put("database", exactly(database));
        resources.put("table", exactly(table));
        resources.put("column", new Resource(columns, false));
        return new Target(service, kind, name, resources);
    }

    private static Resource exactly(String value) {
        return new Resource(List.of(value), false);
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }
}
