package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.money.Usd;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the bill that is not as it was.
 *
 * @param kind what became of it
 * @param before as it was; empty where it is new
 * @param after as it is; empty where it went
 * @param parts its change by what it comes from
 */
public record LineChange(Kind kind, Optional<Line> before, Optional<Line> after, Attribution parts) {
    /** The largest first, whichever way. */
    static final Comparator<LineChange> ORDER = Comparator.comparing(
                    (LineChange change) -> change.change().value().abs())
            .reversed()
            .thenComparing(LineChange::path)
            .thenComparing(LineChange::what)
            .thenComparing(LineChange::kind)
            .thenComparing(change -> change.line().key());

    /** What became of a line. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        /** As it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static LineChange added(Line line) {
        return new LineChange(
                Kind.ADDED,
                Optional.empty(),
                Optional.of(line),
                Attribution.ofQuantity(line.cost().usual()));
    }

    static LineChange removed(Line line) {
        return new LineChange(
                Kind.REMOVED,
                Optional.of(line),
                Optional.empty(),
                Attribution.ofQuantity(Usd.ZERO.minus(line.cost().usual())));
    }

    static LineChange changed(Line before, Line after, Attribution parts) {
        return new LineChange(Kind.CHANGED, Optional.of(before), Optional.of(after), parts);
    }

    /** How much more the usual month costs by it. */
    public Usd change() {
        return usual(after).minus(usual(before));
    }

    /** The construct, or the state of a state machine, that causes it. */
    public String path() {
        return line().path();
    }

    /** For a reader; where something else stands in its place now, both. */
    public String what() {
        Stream<String> each = Stream.concat(before.stream(), after.stream()).map(Line::what);
        return each.distinct().reduce((was, is) -> was + " -> " + is).orElseThrow();
    }

    /** As it is, or as it was. */
    public Line line() {
        return after.or(() -> before).orElseThrow();
    }

    private static Usd usual(Optional<Line> line) {
        return line.map(Line::cost).map(CostRange::usual).orElse(Usd.ZERO);
    }
}
