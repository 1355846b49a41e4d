package io.lakewarden.model.yaml;

import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Posture;
import io.lakewarden.model.settings.Settings;
import io.lakewarden.model.settings.Switch;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an environment sets otherwise than its posture. */
final class SettingsShape {
    private static final String POSTURE = "as the posture says";

    static final Shape<Function<Posture, Settings>> SHAPE = shape();

    private record NumberField(Amount amount, Field<Optional<Integer>> field) {}

    private record TruthField(Switch what, Field<Optional<Boolean>> field) {}

    private SettingsShape() {}

    private static Shape<Function<Posture, Settings>> shape() {
        List<NumberField> numbers = Stream.of(Amount.values())
                .map(amount -> new NumberField(
                        amount, Field.optional(amount.key(), number(amount), POSTURE, amount.description())))
                .toList();
        List<TruthField> truths = Stream.of(Switch.values())
                .map(what ->
                        new TruthField(what, Field.optional(what.key(), new TruthShape(), POSTURE, what.description())))
                .toList();
        List<Field<?>> fields = Stream.<Field<?>>concat(
                        numbers.stream().map(NumberField::field),
                        truths.stream().map(TruthField::field))
                .toList();
        return new ObjectShape<>("the settings", fields, List.of(), keys -> {
            SortedMap<Amount, Integer> amounts = new TreeMap<>();
            numbers.forEach(
                    number -> keys.value(number.field()).ifPresent(value -> amounts.put(number.amount(), value)));
            SortedMap<Switch, Boolean> switches = new TreeMap<>();
            truths.forEach(truth -> keys.value(truth.field()).ifPresent(value -> switches.put(truth.what(), value)));
            return posture -> new Settings(posture, amounts, switches);
        });
    }

    private static Shape<Integer> number(Amount amount) {
        return amount.choices().isEmpty()
                ? NumberShape.whole(amount.min(), amount.max())
                : new NumberChoiceShape(amount.choices());
    }
}
