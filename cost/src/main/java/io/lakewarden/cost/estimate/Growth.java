package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.WhatIf.Dial;
import io.lakewarden.cost.estimate.WhatIf.Figure;
import io.lakewarden.cost.estimate.WhatIf.Setting;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.model.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A dial for how fast volumes grow, before all others: the whole month is computed anew at each of its settings. */
final class Growth {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int HALVES = 4;

    private Growth() {}

    /**
     * What it is at other growths than the definition's; as it is if nothing grows. A growth at which nothing can be said of
     * a pipeline is left out.
     *
     * @param month at its other inputs, with such loads
     */
    static WhatIf of(List<Load> loads, Function<List<Load>, WhatIf> month) {
        WhatIf defined = month.apply(loads);
        if (defined.dials().isEmpty()
                || loads.stream()
                        .allMatch(
                                load -> load.workload().growthPercentPerMonth().signum() == 0)) {
            return defined;
        }

        Map<BigDecimal, WhatIf> each = new TreeMap<>();
        for (int halves = 0; halves <= HALVES; halves++) {
            BigDecimal factor = HALF.multiply(BigDecimal.valueOf(halves));
            WhatIf there = month.apply(
                    loads.stream().map(load -> growing(load, factor)).toList());
            if (names(there).equals(names(defined))) {
                each.put(factor, there);
            }
        }

        return new WhatIf(
                Stream.concat(Stream.of(dial(List.copyOf(each.keySet()))), defined.dials().stream())
                        .toList(),
                figures(defined, List.copyOf(each.values())));
    }

    private static List<String> names(WhatIf whatIf) {
        return whatIf.figures().stream().map(Figure::name).toList();
    }

    private static Dial dial(List<BigDecimal> factors) {
        return new Dial(
                "growth",
                "Growth of all volumes, over what the definition says",
                "times",
                factors.stream()
                        .map(factor -> new Setting(isDefined(factor) ? "as defined" : "", factor))
                        .toList(),
                factors.stream().map(Growth::isDefined).toList().indexOf(true));
    }

    private static boolean isDefined(BigDecimal factor) {
        return factor.compareTo(BigDecimal.ONE) == 0;
    }

    private static List<Figure> figures(WhatIf defined, List<WhatIf> each) {
        List<Figure> figures = new ArrayList<>();
        for (int index = 0; index < defined.figures().size(); index++) {
            int at = index;
            figures.add(new Figure(
                    defined.figures().get(index).name(),
                    defined.figures().get(index).unit(),
                    each.stream()
                            .flatMap(there -> there.figures().get(at).values().stream())
                            .toList()));
        }

        return figures;
    }

    private static Load growing(Load load, BigDecimal factor) {
        Workload workload = load.workload();
        return load.carrying(new Workload(
                workload.volume(),
                workload.growthPercentPerMonth().multiply(factor),
                workload.file(),
                workload.expansion(),
                workload.slaPercent(),
                workload.cached(),
                workload.calibration()));
    }
}
