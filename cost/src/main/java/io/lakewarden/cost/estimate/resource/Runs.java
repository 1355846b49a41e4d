package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.inventory.Schedule;
import io.lakewarden.cost.inventory.StateMachine;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How often each state machine runs in each month, by its schedules. */
public final class Runs {
    private final Map<String, List<Integer>> byMachine = new TreeMap<>();
    private final Map<String, String> unknown = new TreeMap<>();

    private Runs() {}

    /** Counted for so many months from the first on. */
    public static Runs of(Inventory inventory, YearMonth first, int months) {
        Runs runs = new Runs();
        for (StateMachine machine : inventory.machines()) {
            List<Schedule> schedules = inventory.schedulesOf(machine).stream()
                    .filter(Schedule::isEnabled)
                    .toList();
            Optional<String> unknown = schedules.stream()
                    .filter(schedule -> schedule.times().isEmpty())
                    .map(Schedule::unknown)
                    .findFirst();
            if (unknown.isPresent()) {
                runs.unknown.put(machine.resource().id(), unknown.get());
            } else if (!schedules.isEmpty()) {
                runs.byMachine.put(
                        machine.resource().id(),
                        IntStream.range(0, months)
                                .map(month -> in(first.plusMonths(month), schedules))
                                .boxed()
                                .toList());
            }
        }

        return runs;
    }

    private static int in(YearMonth month, List<Schedule> schedules) {
        return schedules.stream()
                .flatMap(schedule -> schedule.times().stream())
                .mapToInt(times -> times.in(month))
                .sum();
    }

    /** Why it is not known how often schedules start it, if they do. */
    Optional<String> unknown(StateMachine machine) {
        return Optional.ofNullable(unknown.get(machine.resource().id()));
    }

    /** In a month, from 0; empty where no schedule starts it. */
    OptionalInt of(StateMachine machine, int month) {
        return byMachine.containsKey(machine.resource().id())
                ? OptionalInt.of(byMachine.get(machine.resource().id()).get(month))
                : OptionalInt.empty();
    }
}
