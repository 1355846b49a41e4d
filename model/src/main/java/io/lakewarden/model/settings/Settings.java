package io.lakewarden.model.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of an environment: its posture's, but for what it says itself.
 *
 * @param posture the one word
 * @param amounts what differs from it
 * @param switches what differs from it
 */
public record Settings(Posture posture, SortedMap<Amount, Integer> amounts, SortedMap<Switch, Boolean> switches) {
    public Settings {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
        switches = Collections.unmodifiableSortedMap(new TreeMap<>(switches));
    }

    /** A posture as it is. */
    public static Settings of(Posture posture) {
        return new Settings(posture, new TreeMap<>(Map.of()), new TreeMap<>(Map.of()));
    }

    /** The number that counts. */
    public int of(Amount amount) {
        return Optional.ofNullable(amounts.get(amount)).orElseGet(() -> amount.in(posture));
    }

    /** Whether it is on. */
    public boolean has(Switch what) {
        return Optional.ofNullable(switches.get(what)).orElseGet(() -> what.in(posture));
    }
}
