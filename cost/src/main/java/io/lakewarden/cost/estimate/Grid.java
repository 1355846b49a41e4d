package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.Bill.Item;
import io.lakewarden.cost.estimate.WhatIf.Dial;
import io.lakewarden.cost.estimate.WhatIf.Figure;
import io.lakewarden.cost.estimate.WhatIf.Setting;
import io.lakewarden.cost.estimate.WhatIf.Unit;
import io.lakewarden.cost.estimate.draw.Draws;
import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.estimate.resource.Context;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A month's bill at every combination of some inputs' values. */
final class Grid {
    /** With five settings each, more would be thousands of combinations. */
    static final int MOST_DIALS = 3;

    private static final int USUAL = 2;
    private static final MathContext FEW_DIGITS = new MathContext(4);

    private Grid() {}

    static WhatIf of(Function<Draws, Context> month, Function<Context, List<Item>> bill, List<Input> inputs) {
        if (inputs.isEmpty()) {
            return WhatIf.none();
        }

        List<Dial> dials = inputs.stream().map(Grid::dial).toList();
        Context context = month.apply(draws(dials));
        List<Item> items = bill.apply(context);
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("the month", context, items));
        figures.add(figure("fixed part of it", context, having(items, true)));
        figures.add(figure("variable part of it", context, having(items, false)));
        context.loads().forEach(load -> figures.addAll(new PipelineBill(context, load, items, items).figures()));
        return new WhatIf(dials, figures);
    }

    private static List<Item> having(List<Item> items, boolean isFixed) {
        return items.stream()
                .filter(item -> (item.draft().basis() == Basis.FIXED) == isFixed)
                .toList();
    }

    private static Figure figure(String name, Context context, List<Item> items) {
        return new Figure(name, Unit.USD, Sum.of(items, context.draws().width()).each());
    }

    private static Dial dial(Input input) {
        return new Dial(
                input.name(),
                input.description(),
                input.unit(),
                List.of(
                        new Setting("P10", input.p10()),
                        new Setting("P30", few(input.quantile().applyAsDouble(0.3))),
                        new Setting("P50", input.p50()),
                        new Setting("P70", few(input.quantile().applyAsDouble(0.7))),
                        new Setting("P90", input.p90())),
                USUAL);
    }

    private static BigDecimal few(double value) {
        return new BigDecimal(value).round(FEW_DIGITS);
    }

    /** Each dial's values over all combinations. */
    private static Draws draws(List<Dial> dials) {
        int width = dials.stream().mapToInt(dial -> dial.settings().size()).reduce(1, (one, other) -> one * other);
        SortedMap<String, double[]> given = new TreeMap<>();
        int stride = width;
        for (Dial dial : dials) {
            stride /= dial.settings().size();
            double[] values = new double[width];
            int each = stride;
            Arrays.setAll(values, index -> dial.settings()
                    .get(index / each % dial.settings().size())
                    .value()
                    .doubleValue());
            given.put(dial.name(), values);
        }

        return Draws.of(width, given);
    }
}
