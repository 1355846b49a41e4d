package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A pipeline's steps in the order in which they can run; those of one stage run side by side. */
final class Stages {
    private Stages() {}

    /**
     * Every step in the first stage that comes after all it waits for, in the order of the definition.
     *
     * @throws IllegalArgumentException if steps wait for one another, or for a step that is not there
     */
    static List<List<Step>> of(Pipeline pipeline) {
        List<List<Step>> stages = new ArrayList<>();
        List<Step> open = new ArrayList<>(pipeline.steps());
        Set<String> done = new HashSet<>();
        while (!open.isEmpty()) {
            List<Step> stage =
                    open.stream().filter(step -> done.containsAll(step.after())).toList();
            if (stage.isEmpty()) {
                throw new IllegalArgumentException("Cannot order the steps of " + pipeline.name() + ": "
                        + open.get(0).name() + " waits for " + open.get(0).after() + ", which never come");
            }

            stages.add(stage);
            open.removeAll(stage);
            stage.forEach(step -> done.add(step.name()));
        }

        return stages;
    }
}
