package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Setting.Switch;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The settings of the account and region: put without what should not be first, and as they should be in the end. */
record SettingsRepair(Gap gap) {
    RepairPart part() {
        RepairPart part = new RepairPart();
        put(part, Phase.TAKE_SETTINGS, extra(), SettingsRepair::without, new SettingsPut(seen(), extra(), List.of()));
        put(part, Phase.SETTINGS, missing(), SettingsRepair::with, new SettingsPut(seen(), List.of(), missing()));
        gap.drift().extra().stream().filter(this::isOwn).forEach(entry -> part.left()
                .add("administrator " + entry.about()
                        + ": it is who repairs; let another administrator take it back, or name it with "
                        + "--administrator if it is meant to be one"));
        return part;
    }

    private static void put(
            RepairPart part, Phase phase, List<Entry> entries, Function<Entry, String> words, SettingsPut put) {
        if (!entries.isEmpty()) {
            part.changes()
                    .add(Change.alone(
                            phase,
                            "put settings: " + entries.stream().map(words).collect(Collectors.joining(", ")),
                            put::make));
        }
    }

    private SortedSet<Entry> seen() {
        return gap.live().entries();
    }

    /** What it takes away. */
    List<Entry> extra() {
        return gap.drift().extra().stream()
                .filter(SettingsRepair::isSetting)
                .filter(entry -> !isOwn(entry) && !isOff(entry))
                .toList();
    }

    private List<Entry> missing() {
        return gap.drift().missing().stream()
                .filter(SettingsRepair::isSetting)
                .filter(entry -> !isOff(entry))
                .toList();
    }

    private boolean isOwn(Entry entry) {
        return entry instanceof Administrator own
                && !own.readOnly()
                && Identity.same(own.principal(), gap.live().caller());
    }

    private static boolean isSetting(Entry entry) {
        return Area.of(entry).equals(List.of(Area.SETTINGS));
    }

    /** Who has something by a switch has it while that is on. */
    private static boolean isOff(Entry entry) {
        return entry instanceof Switch off && !off.on();
    }

    private static String without(Entry entry) {
        return "without " + entry.kind().word() + " " + entry.about();
    }

    private static String with(Entry entry) {
        return "with " + entry.kind().word() + " " + entry.about();
    }
}
