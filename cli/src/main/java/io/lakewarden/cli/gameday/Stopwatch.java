package io.lakewarden.cli.gameday;

import io.lakewarden.cli.gameday.Span.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Times from a fault to the alarm, and from there to the verified end: on the virtual clock, but where a drill notices the fault
 * without one.
 */
final class Stopwatch {
    private final LongSupplier nanos;
    private Instant now;
    private Optional<Moment> injected = Optional.empty();
    private Optional<Moment> detected = Optional.empty();
    private Optional<Moment> recovered = Optional.empty();
    private Optional<Instant> quiet = Optional.empty();
    private Clock clock = Clock.VIRTUAL;

    /** By both clocks. */
    private record Moment(Instant virtual, long nanos) {}

    /** Begins at a moment of virtual time; this machine's clock tells nanoseconds since any time. */
    Stopwatch(Instant now, LongSupplier nanos) {
        this.now = now;
        this.nanos = nanos;
    }

    /** The virtual time. */
    Instant now() {
        return now;
    }

    /** Virtual time goes on to there. */
    void reaches(Instant then) {
        now = then;
    }

    /** The fault is there; a fault that is put in again is one fault, from its first time on. */
    void injected() {
        injected = injected.or(() -> Optional.of(moment()));
    }

    /** An alarm rings at a moment of virtual time, which goes on to there. */
    void rings(Instant then) {
        reaches(then);
        detected = Optional.of(moment());
    }

    /** Something that has no virtual clock said so now. */
    void noticed() {
        clock = Clock.WALL;
        detected = Optional.of(moment());
    }

    /** The alarm is OK again from a moment of virtual time on, which may be before now or after. */
    void isQuietFrom(Instant then) {
        quiet = Optional.of(then);
    }

    /** All is right again. */
    void recovered() {
        recovered = Optional.of(moment());
    }

    /** From the fault until an alarm rang or something said so; empty where nothing did. */
    Optional<Span> detect() {
        return injected.flatMap(from -> detected.map(to -> between(from, to)));
    }

    /** From there, or from the fault where nothing detected it, to the verified end; empty where there was no fault or no end. */
    Optional<Span> recover() {
        return injected.flatMap(fault -> recovered.map(to -> between(detected.orElse(fault), to)));
    }

    /** From the fault until the alarm that rang is OK again, on the virtual clock; empty where none rang or it rings on. */
    Optional<Span> quiet() {
        return injected.flatMap(from -> quiet.map(to -> new Span(Duration.between(from.virtual(), to), Clock.VIRTUAL)));
    }

    private Moment moment() {
        return new Moment(now, nanos.getAsLong());
    }

    private Span between(Moment from, Moment to) {
        return new Span(
                clock == Clock.VIRTUAL
                        ? Duration.between(from.virtual(), to.virtual())
                        : Duration.ofNanos(to.nanos() - from.nanos()),
                clock);
    }
}
