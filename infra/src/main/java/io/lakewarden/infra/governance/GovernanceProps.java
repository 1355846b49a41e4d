package io.lakewarden.infra.governance;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.lakeformation.DeploymentEntry;
import java.util.List;

/**
 * What a part of Lake Formation's entries is made from.
 *
 * @param site where
 * @param name of the part, unique in the environment
 * @param chains of entries as security compiled them; those of one chain are deployed one after the other
 * @param registration the role as which locations are registered
 */
public record GovernanceProps(Site site, String name, List<List<DeploymentEntry>> chains, Arn registration) {
    public GovernanceProps {
        chains = chains.stream().map(List::copyOf).toList();
    }
}
