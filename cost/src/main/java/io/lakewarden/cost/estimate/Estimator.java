package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.Bill.Item;
import io.lakewarden.cost.estimate.draw.Draws;
import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.estimate.resource.Calendar;
import io.lakewarden.cost.estimate.resource.Context;
import io.lakewarden.cost.estimate.resource.Image;
import io.lakewarden.cost.estimate.resource.Landing;
import io.lakewarden.cost.estimate.resource.LifecycleRules;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.estimate.resource.Runs;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.recalibration.Recalibration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Estimates an environment. The same of everything gives the same estimate. */
public final class Estimator {
    /** How many months the ramp has; its last is the month of the lines. */
    public static final int MONTHS = 12;

    private final PriceBook book;
    private final YearMonth first;
    private final int count;
    private final long seed;
    private final Optional<Recalibration> recalibration;
    private final List<String> notes;

    /**
     * @param first month of the ramp
     * @param count draws; 0 computes only the usual
     * @param seed of the draws
     */
    public Estimator(PriceBook book, YearMonth first, int count, long seed) {
        this(book, first, count, seed, Optional.empty(), List.of());
    }

    private Estimator(
            PriceBook book,
            YearMonth first,
            int count,
            long seed,
            Optional<Recalibration> recalibration,
            List<String> notes) {
        this.book = book;
        this.first = first;
        this.count = count;
        this.seed = seed;
        this.recalibration = recalibration;
        this.notes = List.copyOf(notes);
    }

    /** The same with quantities multiplied by what a bill said of them. */
    public Estimator recalibrated(Recalibration by) {
        return new Estimator(book, first, count, seed, Optional.of(by), notes).noting(by.sentence());
    }

    /** The same without draws. */
    public Estimator usual() {
        return new Estimator(book, first, 0, seed, recalibration, notes);
    }

    /** The same with something more for every reader to be told. */
    public Estimator noting(String note) {
        return new Estimator(
                book,
                first,
                count,
                seed,
                recalibration,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /**
     * One month at usual values.
     *
     * @param month from 0, the first of the ramp
     */
    public UsualMonth usual(String environment, String region, Inventory inventory, List<Load> loads, int month) {
        Draws draws = new Draws(List.of(), 0, seed);
        Runs runs = Runs.of(inventory, first, Math.max(MONTHS, month + 1));
        Context context = new Context(book, region, inventory, loads, runs, new Calendar(first, month), draws);
        Examination examination = Examination.of(context, recalibration);
        return new UsualMonth(
                Bill.of(context, examination.drafts()).stream()
                        .map(item -> line(environment, item))
                        .toList(),
                examination.coverage());
    }

    /**
     * Estimates one environment.
     *
     * @param environment its name
     * @param region where it is
     * @param inventory what is deployed there
     * @param loads what its pipelines carry; without them, what hangs on runs needs usage
     */
    public EnvironmentEstimate of(String environment, String region, Inventory inventory, List<Load> loads) {
        Function<Draws, Context> last = last(region, inventory, loads);
        List<Input> inputs = count == 0 ? List.of() : inputs(last);
        Draws draws = new Draws(inputs, count, seed);
        Context context = last.apply(draws);
        Examination examination = Examination.of(context, recalibration);
        List<Item> items = Bill.of(context, examination.drafts());
        List<Item> alike = count == 0 ? items : items(context.with(draws.alike()));
        List<PipelineBill> bills = loads.stream()
                .map(load -> new PipelineBill(context, load, items, alike))
                .toList();
        Sum total = sum(draws, items);
        return new EnvironmentEstimate(
                environment,
                region,
                context.calendar().month(),
                total.range(count),
                sum(draws, having(items, Basis.FIXED)).range(count),
                sum(draws, having(items, Basis.RUNS, Basis.STORED)).range(count),
                items.stream().map(item -> line(environment, item)).toList(),
                bills.stream().flatMap(bill -> bill.cost().stream()).toList(),
                parts(draws, items, item -> item.draft().pipeline()),
                parts(draws, items, item -> item.draft().zone()),
                byService(draws, items),
                ramp(context),
                Stream.concat(
                                assumptions(draws, inputs, total).stream(),
                                Given.of(environment, context, total.usual()).stream())
                        .toList(),
                Levers.of(environment, last.apply(new Draws(List.of(), 0, seed)), this::items),
                examination.coverage(),
                unverified(items),
                recalibration.stream()
                        .filter(by -> !by.isPlausible())
                        .map(Recalibration::warning)
                        .toList(),
                Stream.of(
                                inventory.notes().stream(),
                                LifecycleRules.notes(inventory.resources(), loads),
                                Landing.notes(inventory.resources(), loads),
                                Image.notes(inventory.resources()),
                                bills.stream().flatMap(bill -> bill.hours().stream()),
                                notes.stream())
                        .flatMap(all -> all)
                        .toList());
    }

    /**
     * The month again, at other values of the inputs that move it most, and at other growths of the volumes.
     *
     * @param estimate of the same
     */
    public WhatIf whatIf(EnvironmentEstimate estimate, Inventory inventory, List<Load> loads) {
        return Growth.of(loads, growing -> atInputs(estimate, inventory, growing));
    }

    private WhatIf atInputs(EnvironmentEstimate estimate, Inventory inventory, List<Load> loads) {
        Function<Draws, Context> last = last(estimate.region(), inventory, loads);
        Map<String, Input> inputs =
                inputs(last).stream().collect(Collectors.toMap(Input::name, input -> input, (one, same) -> one));
        return Grid.of(
                last,
                this::items,
                estimate.assumptions().stream()
                        .filter(input -> input.swing().compareTo(Usd.ZERO) > 0)
                        .limit(Grid.MOST_DIALS)
                        .flatMap(input -> Optional.ofNullable(inputs.get(input.name())).stream())
                        .toList());
    }

    private Function<Draws, Context> last(String region, Inventory inventory, List<Load> loads) {
        Runs runs = Runs.of(inventory, first, MONTHS);
        return with -> new Context(book, region, inventory, loads, runs, new Calendar(first, MONTHS - 1), with);
    }

    private List<Item> items(Context context) {
        return Bill.of(context, Examination.of(context, recalibration).drafts());
    }

    private List<Input> inputs(Function<Draws, Context> month) {
        Draws seen = new Draws(List.of(), 0, seed);
        items(month.apply(seen));
        return seen.asked();
    }

    private List<MonthCost> ramp(Context last) {
        List<MonthCost> ramp = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            Context context = last.in(month);
            List<Item> items = items(context);
            ramp.add(new MonthCost(
                    context.calendar().month(),
                    sum(context.draws(), items).range(count),
                    parts(
                            context.draws(),
                            items,
                            item -> Optional.of(ServiceName.of(item.draft().key()))),
                    parts(context.draws(), items, item -> item.draft().zone()),
                    parts(context.draws(), items, item -> item.draft().pipeline())));
        }

        return ramp;
    }

    private Line line(String environment, Item item) {
        return new Line(
                item.draft().path(),
                item.draft().resource().id(),
                item.draft().resource().type(),
                environment,
                item.draft().pipeline(),
                item.draft().zone(),
                ServiceName.of(item.draft().key()),
                item.draft().key(),
                item.draft().what(),
                item.draft().quantity().orElseThrow().usual(),
                item.price().unit(),
                item.unitPrice(),
                item.price().tiers(),
                CostRange.of(item.usual(), item.draws(), count),
                item.draft().basis(),
                item.draft().derivation()
                        + item.draft().spot().map(spot -> "; " + spot.seen()).orElse(""),
                item.draft().extent());
    }

    private static List<Item> having(List<Item> items, Basis... bases) {
        return items.stream()
                .filter(item -> List.of(bases).contains(item.draft().basis()))
                .toList();
    }

    private static Sum sum(Draws draws, List<Item> items) {
        return Sum.of(items, draws.width());
    }

    /** Sorted by name, what has none at the end. */
    private List<Part> parts(Draws draws, List<Item> items, Function<Item, Optional<String>> name) {
        TreeMap<String, List<Item>> named = new TreeMap<>();
        items.forEach(item -> name.apply(item).ifPresent(of -> named.computeIfAbsent(of, absent -> new ArrayList<>())
                .add(item)));
        List<Item> rest =
                items.stream().filter(item -> name.apply(item).isEmpty()).toList();
        Stream<Part> parts = named.entrySet().stream()
                .map(part -> new Part(part.getKey(), sum(draws, part.getValue()).range(count)));
        Stream<Part> shared = rest.isEmpty()
                ? Stream.empty()
                : Stream.of(new Part(Part.SHARED, sum(draws, rest).range(count)));
        return Stream.concat(parts, shared).toList();
    }

    private List<Part> byService(Draws draws, List<Item> items) {
        return parts(
                        draws,
                        items,
                        item -> Optional.of(ServiceName.of(item.draft().key())))
                .stream()
                .sorted(Comparator.comparing((Part part) -> part.cost().usual())
                        .reversed()
                        .thenComparing(Part::name))
                .toList();
    }

    private List<Assumption> assumptions(Draws draws, List<Input> inputs, Sum total) {
        List<Assumption> assumptions = new ArrayList<>();
        for (int index = 0; index < inputs.size(); index++) {
            Input input = inputs.get(index);
            int at = draws.varied(index);
            assumptions.add(new Assumption(
                    input.name(),
                    input.description(),
                    input.unit(),
                    input.p10(),
                    input.p50(),
                    input.p90(),
                    input.basis(),
                    input.span(),
                    CostRange.usd(total.draws()[at]),
                    CostRange.usd(total.draws()[at + 1])));
        }

        return assumptions.stream()
                .sorted(Comparator.comparing(Assumption::swing).reversed().thenComparing(Assumption::name))
                .toList();
    }

    private static Usd unverified(List<Item> items) {
        return items.stream()
                .filter(item -> item.price().tiers().stream()
                        .anyMatch(tier -> !tier.source().trust().isVerified()))
                .map(Item::usual)
                .reduce(Usd.ZERO, Usd::plus);
    }
}
