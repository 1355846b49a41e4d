package io.lakewarden.cost.estimate.draw;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Values of inputs in many draws. Each input has a stream of its own, seeded by its name, so that another input changes
 * none of the others' values; each stream has as many values in every part of its distribution as it should. Behind the
 * draws stand two values for each known input: it alone at its P10 and at its P90, in all runs alike.
 *
 * <p>An input of each run has in each draw the value of one run; what many runs make {@link #together} averages it, and
 * the average run is the usual one. An input that lasts is the same in all of them.
 */
public final class Draws {
    /** The runs of a month are of so many kinds, each as likely as the others: they keep 97 % of a run's spread. */
    private static final int KINDS = 25;

    /** Of more runs so many are drawn; the average of these is wider than that of all by too little to be seen. */
    private static final int MOST_RUNS = 1000;

    private final List<Input> known;
    private final int count;
    private final long seed;
    private final int width;
    private final SortedMap<String, double[]> given;
    private final SortedMap<String, Input> asked;
    private final SortedMap<String, Amount> amounts;
    private final SortedMap<String, Amount> sums;
    private final SortedMap<String, List<Amount>> kinds;
    private final SortedMap<String, short[][]> months;
    private final boolean areAlike;
    private final OptionalInt kind;

    /**
     * @param known inputs to vary one by one
     * @param count how many draws; none if zero
     * @param seed of all streams
     */
    public Draws(List<Input> known, int count, long seed) {
        this(known, count, seed, count + 2 * known.size(), new TreeMap<>());
    }

    private Draws(List<Input> known, int count, long seed, int width, SortedMap<String, double[]> given) {
        this.known = List.copyOf(known);
        this.count = count;
        this.seed = seed;
        this.width = width;
        this.given = given;
        this.asked = new TreeMap<>();
        this.amounts = new TreeMap<>();
        this.sums = new TreeMap<>();
        this.kinds = new TreeMap<>();
        this.months = new TreeMap<>();
        this.areAlike = count == 0;
        this.kind = OptionalInt.empty();
    }

    /** The same draws with all runs of each alike. */
    private Draws(Draws same, OptionalInt kind) {
        this.known = same.known;
        this.count = same.count;
        this.seed = same.seed;
        this.width = same.width;
        this.given = same.given;
        this.asked = same.asked;
        this.amounts = same.amounts;
        this.sums = same.sums;
        this.kinds = same.kinds;
        this.months = same.months;
        this.areAlike = true;
        this.kind = kind;
    }

    /**
     * No draws, but values that are given; all other inputs are as usual.
     *
     * @param width how many values an amount has
     * @param given so many values by the name of their input
     */
    public static Draws of(int width, SortedMap<String, double[]> given) {
        return new Draws(List.of(), 0, 0, width, new TreeMap<>(given));
    }

    /** The value of an input, of each run that of one run; two inputs of one name are one. */
    public Amount of(Input input) {
        return kind.isPresent() && input.span() == Input.Span.ONE_RUN
                ? ofKind(input, kind.getAsInt())
                : Optional.ofNullable(amounts.get(input.name())).orElseGet(() -> drawn(input));
    }

    /** The same draws as if all runs were like the one that each draw has. */
    public Draws alike() {
        return new Draws(this, OptionalInt.empty());
    }

    /**
     * What so many runs make together.
     *
     * @param month whose runs they are and when; whoever names the same month gets the same runs
     * @param runs how many
     * @param one what one of them makes
     */
    public Amount together(String month, int runs, Function<Draws, Amount> one) {
        Amount alike = one.apply(this).times(runs);
        if (areAlike || runs == 0) {
            return alike;
        }

        short[][] drawn = months.computeIfAbsent(month, absent -> runs(month, Math.min(runs, MOST_RUNS)));
        double each = (double) runs / Math.min(runs, MOST_RUNS);
        double[] values = new double[width];
        Arrays.setAll(values, index -> index < count ? 0 : alike.draw(index));
        for (int of = 0; of < KINDS; of++) {
            Amount made = one.apply(new Draws(this, OptionalInt.of(of)));
            for (int index = 0; index < count; index++) {
                values[index] += each * drawn[of][index] * made.draw(index);
            }
        }

        return new Amount(alike.usual(), values);
    }

    /** The same of the values of an input; worked out once. */
    public Amount together(String month, int runs, Input input) {
        return areAlike
                ? of(input).times(runs)
                : sums.computeIfAbsent(
                        input.name() + ", " + month, absent -> together(month, runs, one -> one.of(input)));
    }

    /** All inputs that were asked for, by name. */
    public List<Input> asked() {
        return List.copyOf(asked.values());
    }

    /** How many draws there are. */
    public int count() {
        return count;
    }

    /** How many values an amount has: the draws and two for each known input, or as many as are given. */
    public int width() {
        return width;
    }

    /** Where the value stands that has one known input alone at its P10; behind it the one at its P90. */
    public int varied(int input) {
        return count + 2 * input;
    }

    private Amount drawn(Input input) {
        asked.put(input.name(), input);
        double[] values = Optional.ofNullable(given.get(input.name())).orElseGet(() -> usual(input));
        double[] probabilities = probabilities(input.name(), count);
        for (int index = 0; index < count; index++) {
            values[index] = input.quantile().applyAsDouble(probabilities[index]);
        }

        for (int index = 0; index < known.size(); index++) {
            boolean isThis = known.get(index).name().equals(input.name());
            values[varied(index)] = (isThis ? input.p10() : input.p50()).doubleValue();
            values[varied(index) + 1] = (isThis ? input.p90() : input.p50()).doubleValue();
        }

        Amount amount = new Amount(input.p50(), values);
        amounts.put(input.name(), amount);
        return amount;
    }

    private double[] usual(Input input) {
        double[] values = new double[width];
        Arrays.fill(values, input.p50().doubleValue());
        return values;
    }

    /** The one value that all runs of a kind have. */
    private Amount ofKind(Input input, int of) {
        return kinds.computeIfAbsent(input.name(), absent -> kinds(input)).get(of);
    }

    /** One for each kind, from the middle of its part of the distribution; on average they are the usual value. */
    private List<Amount> kinds(Input input) {
        double[] order = probabilities(input.name(), KINDS);
        double[] values = DoubleStream.of(order)
                .map(probability -> (Math.floor(probability * KINDS) + 0.5) / KINDS)
                .map(input.quantile())
                .toArray();
        double scale =
                input.p50().doubleValue() / DoubleStream.of(values).average().orElseThrow();
        return DoubleStream.of(values)
                .mapToObj(value -> Amount.of(BigDecimal.valueOf(scale * value)))
                .toList();
    }

    /** How many of a month's runs are of each kind, in each draw. */
    private short[][] runs(String month, int runs) {
        short[][] ofKind = new short[KINDS][count];
        for (int run = 0; run < runs; run++) {
            double[] probabilities = probabilities(month + ", run " + run, count);
            for (int index = 0; index < count; index++) {
                ofKind[(int) (probabilities[index] * KINDS)][index]++;
            }
        }

        return ofKind;
    }

    /** One in each of so many equal parts, in random order. */
    private double[] probabilities(String name, int parts) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        Random random = new Random(seed ^ hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
        double[] probabilities = new double[parts];
        for (int index = 0; index < parts; index++) {
            int other = random.nextInt(index + 1);
            probabilities[index] = probabilities[other];
            probabilities[other] = (index + random.nextDouble()) / parts;
        }

        return probabilities;
    }
}
