package io.lakewarden.stepfunctions.asl;

import java.util.function.Function;

/** Which part of a document is meant: what {@code InputPath}, {@code OutputPath} and {@code ResultPath} say. */
public sealed interface Selection {
    /** All of it, which is what an absent field means. */
    Selection WHOLE = new Path("$");

    /** The part at a path; {@code $} is all of it. */
    record Path(String path) implements Selection {}

    /** None of it, which is what a {@code null} means. */
    record Nothing() implements Selection {}

    /** One answer per kind. */
    default <R> R match(Function<Path, R> path, Function<Nothing, R> nothing) {
        return this instanceof Path aPath ? path.apply(aPath) : nothing.apply((Nothing) this);
    }
}
