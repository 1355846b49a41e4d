package io.lakewarden.security.lakeformation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One resource of a template.
 *
 * @param id its logical id, the same as long as it says the same
 * @param type its CloudFormation type
 * @param properties as CloudFormation has them
 * @param chain what must not be changed by two requests at once
 */
public record DeploymentEntry(String id, String type, ObjectNode properties, String chain) {
    private static final int FRAME_BYTES = 200;

    static DeploymentEntry of(String kind, ObjectNode properties, String chain) {
        return new DeploymentEntry(
                kind + Fingerprint.of(properties.toString()), "AWS::LakeFormation::" + kind, properties, chain);
    }

    /** About how much of a template it takes, with its dependency on the one before. */
    int bytes() {
        return properties.toString().length() + FRAME_BYTES;
    }
}
