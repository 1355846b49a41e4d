package io.lakewarden.infra;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.stepfunctions.local.Substitutions;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The state machines of a platform as they run, some text where only the deployment knows one. */
final class Machines {
    private Machines() {}

    /** Definitions by stack and logical id. */
    static SortedMap<String, String> filled(Sample sample) {
        SortedMap<String, String> machines = new TreeMap<>();
        sample.resources("AWS::StepFunctions::StateMachine").forEach((id, resource) -> {
            SortedMap<String, String> values = new TreeMap<>();
            substitutions(resource).forEach(name -> values.put(name, "value-of-" + name));
            machines.put(id, Substitutions.apply(definition(resource), values));
        });
        return machines;
    }

    /** A definition as Step Functions gets it, before it fills what stands in it. */
    static String definition(JsonNode resource) {
        return resource.at("/Properties/DefinitionString/Fn::Sub")
                .asText()
                .replace("${AWS::Partition}", "aws")
                .replace("${!", "${");
    }

    /** The names that Step Functions fills. */
    static SortedSet<String> substitutions(JsonNode resource) {
        SortedSet<String> names = new TreeSet<>();
        resource.at("/Properties/DefinitionSubstitutions").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
