package io.lakewarden.model.check.emr;

/**
 * What a rule rests on.
 *
 * @param text as it stands in messages
 */
record Source(String text) {
    /** This project's own choice. */
    static final Source OWN = new Source("docs/clusters.md");

    static final Source STEP_FUNCTIONS = new Source("Step Functions Guide, connect-emr");
    static final Source CLOUDFORMATION = new Source("CloudFormation, AWS::LakeFormation::Resource");

    static final Source VPC_SUBNETS = new Source("VPC User Guide, subnet-sizing");

    /** A page of the EMR Management Guide. */
    static Source guide(String page) {
        return new Source("EMR Management Guide, " + page);
    }

    /** A page of EMR's API Reference. */
    static Source api(String page) {
        return new Source("EMR API Reference, " + page);
    }

    /** A page of the EMR Release Guide. */
    static Source release(String page) {
        return new Source("EMR Release Guide, " + page);
    }
}
