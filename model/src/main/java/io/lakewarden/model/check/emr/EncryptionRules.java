package io.lakewarden.model.check.emr;

import java.util.stream.Stream;

/** What encryption asks for. */
final class EncryptionRules {
    private EncryptionRules() {}

    static Stream<Breach> rootVolume(Site site) {
        return site.when(
                !site.cluster().atRest().ebs(),
                "atRest.ebs",
                "Cannot encrypt the root volumes of " + site.name() + ": LUKS leaves them out, and EBS is off",
                "remove ebs: false");
    }

    static Stream<Breach> objectKind(Site site) {
        return site.cluster()
                .tls()
                .match(
                        emr -> Stream.empty(),
                        pem -> site.when(
                                !pem.archive().endsWith(".zip"),
                                "tls.archive",
                                "Cannot take the certificates of " + site.name()
                                        + " from there: they come in a zip file with privateKey.pem and certificateChain.pem",
                                "name the zip file"),
                        custom -> site.when(
                                !custom.jar().endsWith(".jar"),
                                "tls.jar",
                                "Cannot take the class that makes the certificates of " + site.name()
                                        + " from there: it comes in a jar",
                                "name the jar"),
                        none -> Stream.empty());
    }
}
