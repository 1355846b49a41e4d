package io.lakewarden.stepfunctions.asl;

import java.util.Optional;

/**
 * How a state's input becomes its output
 * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html).
 *
 * @param input {@code InputPath}
 * @param parameters {@code Parameters}, or {@code ItemSelector} of a Map state
 * @param resultSelector {@code ResultSelector}
 * @param result {@code ResultPath}: where in the input the result is put
 * @param output {@code OutputPath}
 */
public record Dataflow(
        Selection input,
        Optional<Template> parameters,
        Optional<Template> resultSelector,
        Selection result,
        Selection output) {
    /** The input as it is, the result as the output. */
    public static final Dataflow PLAIN =
            new Dataflow(Selection.WHOLE, Optional.empty(), Optional.empty(), Selection.WHOLE, Selection.WHOLE);

    public Dataflow withParameters(Template template) {
        return new Dataflow(input, Optional.of(template), resultSelector, result, output);
    }

    public Dataflow withResultSelector(Template template) {
        return new Dataflow(input, parameters, Optional.of(template), result, output);
    }

    public Dataflow withResultAt(String path) {
        return new Dataflow(input, parameters, resultSelector, new Selection.Path(path), output);
    }
}
