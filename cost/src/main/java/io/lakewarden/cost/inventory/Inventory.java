package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one place holds, an account and region.
 *
 * @param region if the templates say so
 * @param resources of all stacks, nested ones too
 * @param clusters persistent ones and those that state machines and schedules create
 * @param machines the state machines
 * @param schedules what starts them, or anything else
 * @param notes what had to be assumed, sorted
 */
public record Inventory(
        Optional<String> region,
        List<Resource> resources,
        List<Cluster> clusters,
        List<StateMachine> machines,
        List<Schedule> schedules,
        SortedSet<String> notes) {
    public Inventory {
        resources = List.copyOf(resources);
        clusters = List.copyOf(clusters);
        machines = List.copyOf(machines);
        schedules = List.copyOf(schedules);
    }

    /**
     * Reads a folder that {@code cdk synth} wrote, a folder of templates, or one template, of a region that the templates
     * say. {@link Unreadable} says what is wrong.
     *
     * @param parameters values of the templates' parameters, by name; each has to be declared, and to take its value
     */
    public static Inventory read(Path place, Map<String, String> parameters) {
        return read(place, parameters, Optional.empty());
    }

    /**
     * The same.
     *
     * @param region what {@code AWS::Region} stands for in templates that do not say where they are deployed; what hangs on
     *     it is unknown without
     */
    public static Inventory read(Path place, Map<String, String> parameters, Optional<String> region) {
        List<Assembly.Entry> entries = Assembly.entries(place);
        SortedSet<String> notes = new TreeSet<>();
        Map<String, JsonNode> given = Parameters.given(
                parameters, entries.stream().map(Assembly.Entry::template).toList());
        List<Stack> stacks = new ArrayList<>();
        for (Assembly.Entry entry : entries) {
            stacks.add(Stack.of(
                    entry.stack(),
                    entry.file(),
                    entry.template(),
                    new Stack.Surroundings(
                            entry.account(),
                            entry.region().or(() -> region),
                            given,
                            name -> exported(stacks, name),
                            notes)));
        }

        List<Resource> resources =
                stacks.stream().flatMap(stack -> stack.resources().stream()).toList();
        List<StateMachine> machines = resources.stream()
                .filter(resource -> resource.type().equals(StateMachine.TYPE))
                .map(StateMachine::of)
                .toList();
        return new Inventory(
                region(entries),
                resources,
                Stream.of(
                                Cluster.persistent(resources),
                                machines.stream()
                                        .flatMap(machine -> machine.clusters().stream())
                                        .toList(),
                                Targets.clusters(resources))
                        .flatMap(List::stream)
                        .toList(),
                machines,
                Schedule.all(resources),
                notes);
    }

    private static Optional<JsonNode> exported(List<Stack> stacks, String name) {
        return stacks.stream()
                .flatMap(stack -> Optional.ofNullable(stack.exports().get(name)).map(stack::resolve).stream())
                .findFirst();
    }

    private static Optional<String> region(List<Assembly.Entry> entries) {
        List<String> regions = entries.stream()
                .flatMap(entry -> entry.region().stream())
                .distinct()
                .toList();
        if (regions.size() > 1) {
            throw new Unreadable("Cannot price stacks of several regions at once: got " + String.join(", ", regions)
                    + "; price a template, or the folder of a region, at a time");
        }

        return regions.stream().findFirst();
    }

    /** The resources of a type. */
    public List<Resource> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** What starts that state machine, also through others. */
    public List<Schedule> schedulesOf(StateMachine machine) {
        return schedulesOf(machine, List.of());
    }

    private List<Schedule> schedulesOf(StateMachine machine, List<StateMachine> seen) {
        List<StateMachine> path =
                Stream.concat(seen.stream(), Stream.of(machine)).toList();
        return Stream.concat(
                        schedules.stream().filter(schedule -> schedule.starts(machine.resource())),
                        machines.stream()
                                .filter(other -> !path.contains(other) && other.starts(machine.resource()))
                                .flatMap(other -> schedulesOf(other, path).stream()))
                .toList();
    }
}
