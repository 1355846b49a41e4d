package io.lakewarden.infra.network;

import java.util.List;
import software.amazon.awscdk.CfnTag;

/** Tags of what EMR works with. */
final class Tags {
    private Tags() {}

    /**
     * A name, and the tag without which AmazonEMRServicePolicy_v2 touches nothing
     * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html).
     */
    static List<CfnTag> of(String name) {
        return List.of(
                CfnTag.builder().key("Name").value(name).build(),
                CfnTag.builder()
                        .key("for-use-with-amazon-emr-managed-policies")
                        .value("true")
                        .build());
    }
}
