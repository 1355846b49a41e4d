package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.Step;

/** Where in a running machine's data the results of the steps stand. */
final class StagePaths {
    private StagePaths() {}

    /** The results of a stage, by step. */
    static String of(int stage) {
        return "$.stage" + (stage + 1);
    }

    /** The result of one step; its name in brackets, since it may have hyphens. */
    static String of(int stage, Step step) {
        return of(stage) + "['" + step.name() + "']";
    }
}
