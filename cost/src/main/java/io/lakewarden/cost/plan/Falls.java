package io.lakewarden.cost.plan;

import io.lakewarden.cost.plan.Rejection.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What fell of one instance type: numbers of nodes in a row that fall for the same reason are told once. */
final class Falls {
    private final String instanceType;
    private final Map<PurchasePlan, List<Range>> ranges = new EnumMap<>(PurchasePlan.class);

    /** Why something fell; the figures are put into words only if it is told. */
    record Fall(Reason reason, Supplier<String> why) {}

    private record Range(int fewest, int most, Fall fall) {}

    Falls(String instanceType) {
        this.instanceType = instanceType;
    }

    /** Numbers of nodes have to come in their order. */
    void add(PurchasePlan plan, int nodes, Fall fall) {
        List<Range> of = ranges.computeIfAbsent(plan, none -> new ArrayList<>());
        int last = of.size() - 1;
        if (last >= 0 && of.get(last).most() == nodes - 1 && of.get(last).fall().reason() == fall.reason()) {
            of.set(last, new Range(of.get(last).fewest(), nodes, fall));
        } else {
            of.add(new Range(nodes, nodes, fall));
        }
    }

    List<Rejection> rejections() {
        return ranges.entrySet().stream()
                .flatMap(of -> of.getValue().stream()
                        .map(range -> new Rejection(
                                instanceType,
                                Optional.of(of.getKey()),
                                range.fewest(),
                                range.most(),
                                range.fall().reason(),
                                range.fall().why().get())))
                .toList();
    }
}
