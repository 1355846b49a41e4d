package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The classes that an object of a bucket goes through, by its age, as the bucket's rules say.
 *
 * @param stages one after another, without gaps
 */
record StorageLife(List<StorageLife.Stage> stages) {
    private static final int FOREVER = 36_500;
    private static final int UNTIL_INFREQUENT = 30;

    /**
     * Some time in one class.
     *
     * @param name for a reader
     * @param key what it is billed as
     * @param transition what coming into it costs a file
     * @param fromDays age at its start
     * @param toDays age at its end; what is billed, even if the object goes before
     * @param isMonitored whether S3 watches each file
     */
    record Stage(
            String name, PriceKey key, Optional<PriceKey> transition, int fromDays, int toDays, boolean isMonitored) {}

    /** A class, and from which age. */
    private record Step(String storageClass, int fromDays) {
        static Step of(JsonNode transition) {
            return new Step(
                    transition.path("StorageClass").asText(),
                    transition.path("TransitionInDays").asInt());
        }
    }

    StorageLife {
        stages = List.copyOf(stages);
    }

    static StorageLife of(Resource bucket) {
        List<Step> steps = new ArrayList<>();
        int end = FOREVER;
        for (JsonNode rule : LifecycleRules.forAll(bucket)) {
            rule.path("Transitions").forEach(transition -> steps.add(Step.of(transition)));
            if (rule.has("Transition")) {
                steps.add(Step.of(rule.path("Transition")));
            }

            end = rule.has("ExpirationInDays")
                    ? Math.min(end, rule.path("ExpirationInDays").asInt(end))
                    : end;
        }

        return of(steps, end);
    }

    /** The same, ended at that age if not before; a class with a shortest time is paid until then. */
    StorageLife endingAfter(int days) {
        return new StorageLife(stages.stream()
                .filter(stage -> stage.fromDays() < days)
                .map(stage -> new Stage(
                        stage.name(),
                        stage.key(),
                        stage.transition(),
                        stage.fromDays(),
                        Math.min(stage.toDays(), Math.max(days, stage.fromDays() + leastDays(stage.name()))),
                        stage.isMonitored()))
                .toList());
    }

    /** Age at which objects end; empty if they never do. */
    OptionalInt days() {
        int last = stages.get(stages.size() - 1).toDays();
        return last < FOREVER ? OptionalInt.of(last) : OptionalInt.empty();
    }

    /** The same, ended at half the age; as it is where nothing ends. */
    StorageLife halved() {
        return days().isPresent() ? endingAfter((days().getAsInt() + 1) / 2) : this;
    }

    /**
     * What becomes of an object when it ends, where its bucket keeps versions: it stays in its last class until the rules
     * end old versions, or for ever. Empty where the bucket keeps none, or objects never end.
     */
    Optional<Stage> oldVersions(Resource bucket) {
        boolean isKept = bucket.text("VersioningConfiguration", "Status")
                .filter("Enabled"::equals)
                .isPresent();
        return stages.stream()
                .reduce((earlier, later) -> later)
                .filter(last -> isKept && last.toDays() < FOREVER)
                .map(last -> new Stage(
                        last.name() + ", old versions",
                        last.key(),
                        Optional.empty(),
                        last.toDays(),
                        Math.min(FOREVER, last.toDays() + daysOfOldVersions(bucket)),
                        last.isMonitored()));
    }

    private static int daysOfOldVersions(Resource bucket) {
        return LifecycleRules.forAll(bucket).stream()
                .flatMapToInt(rule -> IntStream.of(
                        rule.path("NoncurrentVersionExpiration")
                                .path("NoncurrentDays")
                                .asInt(FOREVER),
                        rule.path("NoncurrentVersionExpirationInDays").asInt(FOREVER)))
                .min()
                .orElse(FOREVER);
    }

    private static StorageLife of(List<Step> steps, int end) {
        List<Step> sorted = new ArrayList<>(List.of(new Step("STANDARD", 0)));
        steps.stream().sorted(Comparator.comparingInt(Step::fromDays)).forEach(sorted::add);
        List<Stage> stages = new ArrayList<>();
        for (int index = 0; index < sorted.size(); index++) {
            Step step = sorted.get(index);
            int until = index + 1 < sorted.size()
                    ? Math.min(end, sorted.get(index + 1).fromDays())
                    : end;
            int billed = Math.max(until, step.fromDays() + leastDays(step.storageClass()));
            if (step.fromDays() < end && step.fromDays() < billed) {
                stages.addAll(stages(step.storageClass(), step.fromDays(), billed));
            }
        }

        return new StorageLife(stages);
    }

    private static List<Stage> stages(String storageClass, int from, int to) {
        return switch (storageClass) {
            case "STANDARD" ->
                List.of(new Stage(storageClass, PriceKeys.S3_STANDARD, Optional.empty(), from, to, false));
            case "STANDARD_IA" ->
                List.of(plain(storageClass, PriceKeys.S3_STANDARD_IA, PriceKeys.S3_TRANSITION_STANDARD_IA, from, to));
            case "ONEZONE_IA" ->
                List.of(plain(storageClass, PriceKeys.S3_ONE_ZONE_IA, PriceKeys.S3_TRANSITION_ONE_ZONE_IA, from, to));
            case "GLACIER" ->
                List.of(plain(storageClass, PriceKeys.S3_GLACIER, PriceKeys.S3_TRANSITION_GLACIER, from, to));
            case "DEEP_ARCHIVE" ->
                List.of(plain(storageClass, PriceKeys.S3_DEEP_ARCHIVE, PriceKeys.S3_TRANSITION_DEEP_ARCHIVE, from, to));
            case "INTELLIGENT_TIERING" -> intelligent(storageClass, from, to);
            default ->
                List.of(new Stage(
                        storageClass,
                        PriceKey.of("AmazonS3", "TimedStorage-" + storageClass),
                        Optional.empty(),
                        from,
                        to,
                        false));
        };
    }

    private static Stage plain(String storageClass, PriceKey key, PriceKey transition, int from, int to) {
        return new Stage(storageClass, key, Optional.of(transition), from, to, false);
    }

    /** Frequent for thirty days, since nobody reads it again; infrequent after. */
    private static List<Stage> intelligent(String storageClass, int from, int to) {
        String name = storageClass.toLowerCase(Locale.ROOT).replace('_', ' ');
        int infrequent = Math.min(to, from + UNTIL_INFREQUENT);
        Stage frequent = new Stage(
                name + ", frequent",
                PriceKeys.S3_INTELLIGENT_FREQUENT,
                Optional.of(PriceKeys.S3_TRANSITION_INTELLIGENT),
                from,
                infrequent,
                true);
        return infrequent == to
                ? List.of(frequent)
                : List.of(
                        frequent,
                        new Stage(
                                name + ", infrequent",
                                PriceKeys.S3_INTELLIGENT_INFREQUENT,
                                Optional.empty(),
                                infrequent,
                                to,
                                true));
    }

    /** What is billed at least, however soon an object goes. */
    private static int leastDays(String storageClass) {
        return switch (storageClass) {
            case "STANDARD_IA", "ONEZONE_IA" -> 30;
            case "GLACIER", "GLACIER_IR" -> 90;
            case "DEEP_ARCHIVE" -> 180;
            default -> 0;
        };
    }
}
