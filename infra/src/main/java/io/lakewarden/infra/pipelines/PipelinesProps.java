package io.lakewarden.infra.pipelines;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysStack;
import io.lakewarden.infra.network.NetworkStack;
import io.lakewarden.security.iam.compile.IamDocuments;
import java.nio.file.Path;
import java.util.Map;

/**
 * What state machines are made from.
 *
 * @param site where
 * @param documents with the role of each service account
 * @param keys what locks logs
 * @param network where clusters stand
 * @param securityConfigurations the name of each pipeline's, by pipeline
 * @param jobs the jar that steps run
 */
public record PipelinesProps(
        Site site,
        IamDocuments documents,
        KeysStack keys,
        NetworkStack network,
        Map<String, String> securityConfigurations,
        Path jobs) {
    public PipelinesProps {
        securityConfigurations = Map.copyOf(securityConfigurations);
    }
}
