package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Resource;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A resource that one of the estimates has something about that it cannot price: its cost may have changed by what no line
 * shows.
 *
 * @param path where it stands
 * @param type such as {@code AWS::S3::Bucket}
 * @param before what became of it; empty where it was not there
 * @param after what becomes of it; empty where it is not there any more
 * @param reason what is not known, now or before
 */
public record Opening(String path, String type, Optional<Verdict> before, Optional<Verdict> after, String reason) {
    static List<Opening> between(Coverage before, Coverage after, Places places) {
        Map<String, Resource> old = EnvironmentDiff.byName(before.resources(), one -> name(one, places.before()));
        Map<String, Resource> now = EnvironmentDiff.byName(after.resources(), one -> name(one, places.after()));
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .flatMap(name -> of(EnvironmentDiff.find(old, name), EnvironmentDiff.find(now, name)).stream())
                .toList();
    }

    private static Optional<Opening> of(Optional<Resource> old, Optional<Resource> now) {
        Optional<Verdict> before = old.map(Resource::verdict);
        Optional<Verdict> after = now.map(Resource::verdict);
        if (before.equals(after) || !isOpen(before) && !isOpen(after)) {
            return Optional.empty();
        }

        Resource open = (isOpen(after) ? now : old).orElseThrow();
        return Optional.of(new Opening(open.path(), open.type(), before, after, open.reason()));
    }

    private static boolean isOpen(Optional<Verdict> verdict) {
        return verdict.filter(one -> one == Verdict.NEEDS_USAGE || one == Verdict.UNSUPPORTED)
                .isPresent();
    }

    private static String name(Resource resource, UnaryOperator<String> place) {
        return place.apply(resource.path()) + "\n" + resource.type();
    }
}
