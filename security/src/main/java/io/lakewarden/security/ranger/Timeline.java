package io.lakewarden.security.ranger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What holds when: neighbouring periods hold different things. */
record Timeline<T>(List<Spell<T>> spells) {
    /** What holds for a period. */
    record Spell<T>(Period period, T value) {}

    Timeline {
        spells = List.copyOf(spells);
    }

    /** The periods between some last days, in order. */
    static List<Period> periods(Stream<LocalDate> ends) {
        List<LocalDate> lastDays = ends.distinct().sorted().toList();
        List<Period> periods = new ArrayList<>();
        Optional<LocalDate> from = Optional.empty();
        for (LocalDate last : lastDays) {
            periods.add(new Period(from, Optional.of(last)));
            from = Optional.of(last.plusDays(1));
        }

        periods.add(new Period(from, Optional.empty()));
        return periods;
    }

    static <T> Timeline<T> of(List<Period> periods, Function<Period, T> value) {
        return joined(periods.stream()
                .map(period -> new Spell<>(period, value.apply(period)))
                .toList());
    }

    <R> Timeline<R> map(Function<T, R> change) {
        return joined(spells.stream()
                .map(spell -> new Spell<>(spell.period(), change.apply(spell.value())))
                .toList());
    }

    private static <T> Timeline<T> joined(List<Spell<T>> spells) {
        List<Spell<T>> joined = new ArrayList<>();
        for (Spell<T> spell : spells) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).value().equals(spell.value())) {
                Period whole = new Period(
                        joined.get(last).period().from(), spell.period().to());
                joined.set(last, new Spell<>(whole, spell.value()));
            } else {
                joined.add(spell);
            }
        }

        return new Timeline<>(joined);
    }
}
