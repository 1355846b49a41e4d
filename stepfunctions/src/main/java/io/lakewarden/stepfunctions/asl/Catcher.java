package io.lakewarden.stepfunctions.asl;

import java.util.List;

/**
 * Goes on elsewhere after some errors.
 *
 * @param errors names of errors, at least one
 * @param next name of the state that follows
 * @param result where in the state's input the error is put, as {@code {"Error": …, "Cause": …}}
 */
public record Catcher(List<String> errors, String next, Selection result) {
    public Catcher {
        errors = List.copyOf(errors);
    }
}
