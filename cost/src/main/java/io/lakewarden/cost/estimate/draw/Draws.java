package io.lakewarden.cost.estimate.draw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Values of inputs in many draws. Each input has a stream of its own, seeded by its name, so that another input changes
 * none of the others' values; each stream has as many values in every part of its distribution as it should. Behind the
 * draws stand two values for each known input: it alone at its P10 and at its P90.
 */
public final class Draws {
    private final List<Input> known;
    private final int count;
    private final long seed;
    private final int width;
    private final SortedMap<String, double[]> given;
    private final SortedMap<String, Input> asked = new TreeMap<>();
    private final SortedMap<String, Amount> amounts = new TreeMap<>();

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

    /** The value of an input; two inputs of one name are one. */
    public Amount of(Input input) {
        return Optional.ofNullable(amounts.get(input.name())).orElseGet(() -> drawn(input));
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
        double[] probabilities = probabilities(input.name());
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

    /** One in each of as many equal parts as there are draws, in random order. */
    private double[] probabilities(String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        Random random = new Random(seed ^ hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
        double[] probabilities = new double[count];
        for (int index = 0; index < count; index++) {
            int other = random.nextInt(index + 1);
            probabilities[index] = probabilities[other];
            probabilities[other] = (index + random.nextDouble()) / count;
        }

        return probabilities;
    }
}
