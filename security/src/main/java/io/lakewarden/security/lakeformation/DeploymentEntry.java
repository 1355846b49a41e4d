package io.lakewarden.security.lakeformation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One resource of a template.
 *
 * @param id its logical id, the same as long as it is about the same: under another id CloudFormation would make the
 *     changed one beside the old one, which Lake Formation refuses, or take back with the old one what it has just granted
 * @param type its CloudFormation type
 * @param properties as CloudFormation has them
 * @param chain what must not be changed by two requests at once
 * @param owner whose it is, who has it in one stack: the principal of a grant, itself for anything else
 */
public record DeploymentEntry(String id, String type, ObjectNode properties, String chain, String owner) {
    private static final int FRAME_BYTES = 200;

    /** The only one of its kind. */
    static DeploymentEntry of(String kind, ObjectNode properties, String chain) {
        return new DeploymentEntry(kind, "AWS::LakeFormation::" + kind, properties, chain, kind);
    }

    /** One of several, about something that has a name. */
    static DeploymentEntry of(String kind, String about, ObjectNode properties, String chain) {
        return new DeploymentEntry(
                kind + Fingerprint.longOf(about), "AWS::LakeFormation::" + kind, properties, chain, about);
    }

    /** The same, as that of a principal. */
    DeploymentEntry by(String principal) {
        return new DeploymentEntry(id, type, properties, chain, principal);
    }

    /** About how much of a template it takes, with its dependency on the one before. */
    int bytes() {
        return properties.toString().length() + FRAME_BYTES;
    }
}
