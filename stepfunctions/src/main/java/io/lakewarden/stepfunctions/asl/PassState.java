package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reshapes its input.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param dataflow what goes in and comes out; a Pass state has no result selector
 * @param result a fixed result; without one it is the effective input
 * @param transition where it goes on
 */
public record PassState(
        String name, String comment, Dataflow dataflow, Optional<JsonNode> result, Transition transition)
        implements State {
    @Override
    public String type() {
        return "Pass";
    }
}
