package io.lakewarden.model.check.emr;

import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Tls;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a release must be able to do. */
final class ReleaseRules {
    private static final String NEWEST = "take emr-7.14.0";
    private static final int FIRST_WITH_CERTIFICATES = 11;
    private static final int FIRST_WITH_WRITES = 12;

    private ReleaseRules() {}

    static Stream<Breach> unknown(Site site) {
        return site.when(
                site.release().filter(EmrRelease::isOfAKnownLine).isEmpty(),
                "release",
                "Cannot run " + site.name() + " on " + site.cluster().release() + ": there is no such release",
                NEWEST);
    }

    static Stream<Breach> newerThanKnown(Site site) {
        return site.when(
                is(site, EmrRelease::isNewerThanKnown),
                "release",
                "Cannot vouch for " + site.name() + " on " + site.cluster().release()
                        + ": the rules were written before that release",
                "read its release notes, or " + NEWEST);
    }

    static Stream<Breach> writes(Site site) {
        return site.when(
                site.cluster().profile().hasRuntimeRoles() && is(site, release -> release.isBefore7(FIRST_WITH_WRITES)),
                "release",
                "Cannot guard writes of " + site.name() + " on "
                        + site.cluster().release() + ": they pass Lake Formation by before emr-7.12.0",
                NEWEST);
    }

    static Stream<Breach> certificates(Site site) {
        return site.when(
                site.cluster().tls() instanceof Tls.Emr
                        && is(site, release -> release.isBefore7(FIRST_WITH_CERTIFICATES)),
                "release",
                "Cannot make certificates for " + site.name() + " on "
                        + site.cluster().release() + ": EMR does so from emr-7.11.0 on",
                NEWEST + ", or give it tls: {provider: pem}");
    }

    static Stream<Breach> scala(Site site) {
        return site.when(
                site.cluster().profile() != ClusterProfile.GOVERNED_SQL && is(site, EmrRelease::spark),
                "release",
                "Cannot run " + site.name() + " on " + site.cluster().release()
                        + ": its Scala is 2.13, that of jobs and authorizer 2.12",
                NEWEST);
    }

    private static boolean is(Site site, Predicate<EmrRelease> what) {
        return site.release().filter(EmrRelease::isOfAKnownLine).filter(what).isPresent();
    }
}
