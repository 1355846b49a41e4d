package io.lakewarden.security.ranger;

import io.lakewarden.model.Grant.Effect;
import io.lakewarden.security.ranger.Entry.Who;
import io.lakewarden.security.ranger.Policy.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Entries gathered into policies: one for each target and period, in it one item for those who get the same. */
final class PolicyBook {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 1000;

    /** What an item gives to all in it. */
    private record Gift(SortedSet<String> accesses, Optional<String> shows) {
        @Override
        public String toString() {
            return String.join(",", accesses) + shows.map(text -> " " + text).orElse("");
        }
    }

    private record Key(Target target, Period period) {}

    private PolicyBook() {}

    /** Sorted by name. */
    static List<Policy> of(Collection<Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(entry -> new Key(entry.target(), entry.period())))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Key::target).thenComparing(Key::period)))
                .map(group -> policy(group.getKey(), group.getValue()))
                .toList();
    }

    private static Policy policy(Key key, List<Entry> entries) {
        Target target = key.target();
        String name = clipped(target.name(), LONGEST_NAME) + (key.period().isAlways() ? "" : ", " + key.period());
        String because =
                entries.stream().map(Entry::because).distinct().sorted().collect(Collectors.joining("; "));
        return new Policy(
                target.service(),
                target.kind(),
                name,
                clipped(because, LONGEST_DESCRIPTION),
                target.resources(),
                key.period(),
                items(entries, Effect.ALLOW),
                items(entries, Effect.DENY));
    }

    private static List<Item> items(List<Entry> entries, Effect effect) {
        Map<Who, List<Entry>> byWho = entries.stream()
                .filter(entry -> entry.effect() == effect)
                .collect(Collectors.groupingBy(Entry::who, TreeMap::new, Collectors.toList()));
        Map<String, Gift> gifts = new TreeMap<>();
        Map<String, List<Who>> takers = new TreeMap<>();
        byWho.forEach((who, own) -> {
            Gift gift = gift(own);
            gifts.put(gift.toString(), gift);
            takers.computeIfAbsent(gift.toString(), none -> new ArrayList<>()).add(who);
        });
        return gifts.entrySet().stream()
                .map(gift -> item(gift.getValue(), takers.get(gift.getKey())))
                .toList();
    }

    private static Gift gift(List<Entry> own) {
        SortedSet<String> accesses =
                own.stream().flatMap(entry -> entry.accesses().stream()).collect(Collectors.toCollection(TreeSet::new));
        List<Optional<String>> shows = own.stream().map(Entry::shows).distinct().toList();
        if (shows.size() != 1) {
            throw new IllegalStateException("Invalid policy: got two filters or masks for one reader at one time");
        }

        return new Gift(accesses, shows.get(0));
    }

    private static Item item(Gift gift, List<Who> takers) {
        return new Item(
                List.copyOf(gift.accesses()), names(takers, Who.Kind.USER), names(takers, Who.Kind.ROLE), gift.shows());
    }

    private static List<String> names(List<Who> takers, Who.Kind kind) {
        return takers.stream().filter(who -> who.kind() == kind).map(Who::name).toList();
    }

    /** Long text keeps its beginning and gets a digest, so that two of them stay apart. */
    private static String clipped(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, longest - 12) + "... " + StableId.of(text).shortText();
    }
}
