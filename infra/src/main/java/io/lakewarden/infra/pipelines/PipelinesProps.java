package io.lakewarden.infra.pipelines;

import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysStack;
import io.lakewarden.infra.network.NetworkStack;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.security.iam.compile.IamDocuments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What state machines are made from.
 *
 * @param site where
 * @param documents with the role of each service account
 * @param keys what locks logs
 * @param network where clusters stand
 * @param securityConfigurations the name of each pipeline's, by pipeline
 * @param jobs the jar that steps run
 * @param jmxExporter the jar by which drivers serve their metrics, if they do
 * @param remoteWrite where metrics are sent to, where they are
 * @param contract what the definition says to them
 * @param limits of runs, where some are committed
 */
public record PipelinesProps(
        Site site,
        IamDocuments documents,
        KeysStack keys,
        NetworkStack network,
        Map<String, String> securityConfigurations,
        Path jobs,
        Path jmxExporter,
        Optional<String> remoteWrite,
        LakeContract contract,
        List<RunLimit> limits) {
    public PipelinesProps {
        limits = List.copyOf(limits);
        securityConfigurations = Map.copyOf(securityConfigurations);
    }
}
