package io.lakewarden.security.iam.rules;

import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.GovernedPath;
import java.util.List;
import java.util.stream.Stream;

/** The rules that nobody reaches data around the governed path; their names are the codes of what they find. */
public enum BypassRule {
    ARTIFACTS_WRITABLE("Only the deployment writes the code that pipelines run", FileRules::code),
    BUCKET_FILES_OPEN("A governed bucket denies its objects to all but the named roles", FileRules::buckets),
    BUCKET_LOCKS_OUT_DEPLOYMENT("A bucket's policy leaves its configuration to the deployment", FileRules::deployment),
    BUCKET_NAMES_OPEN("A governed bucket denies listing to all but the named roles", FileRules::names),
    BUCKET_WITHOUT_TLS("A bucket is reached over TLS alone", FileRules::tls),
    CONSUMER_OPENS_FILES("A person's or a delivery's role has no right on governed files", FileRules::consumers),
    IAM_ALLOWED_BY_DEFAULT("New databases and tables are not left to IAM", LakeRules::defaults),
    IAM_ALLOWED_PRINCIPALS("No database or table is left to IAM", LakeRules::open),
    INSTANCE_PROFILE_OPENS_FILES(
            "A machine's role has no right on governed files, the SQL endpoint's apart", FileRules::instanceProfiles),
    JOB_ROLE_OPENS_FILES("A job's role has no right on governed files", FileRules::jobRoles),
    KEY_GRANT_BROAD("Grants of keys are for AWS's own resources", KeyRules::grants),
    KEY_OPEN_TO_OTHERS("A governed key is used by the named roles alone", KeyRules::others),
    KEY_WITHOUT_REGISTRATION("A governed key's policy names the registration role", KeyRules::registration),
    LAKE_ADMINISTRATOR_RUNS_JOBS("No role of the platform administers the lake", LakeRules::administrators),
    LOCATION_OF_ANOTHER_ROLE("A location is registered as the platform's registration role", LakeRules::registration),
    PASS_ROLE_OPEN("A role is handed on by name and to a named service", RoleRules::passing),
    RESOURCE_WILDCARD("Actions and resources are named", RoleRules::wildcards),
    ROLE_ADMINISTERS("No role of the platform changes who may do what", RoleRules::administrators),
    ROLE_WITHOUT_BOUNDARY("Each role of the platform has a boundary", RoleRules::boundaries),
    STEP_WITHOUT_ROLE("Steps are added under a named role", RoleRules::steps),
    TRUST_OF_OPENER("No role of the platform takes one that opens governed files", RoleRules::chains),
    TRUST_TOO_WIDE("A role's trust says whom it means", RoleRules::trusts);

    /** What breaks a rule. */
    @FunctionalInterface
    interface Check {
        Stream<Violation> of(Inspected inspected);
    }

    private final String summary;
    private final Check check;

    BypassRule(String summary, Check check) {
        this.summary = summary;
        this.check = check;
    }

    /** What it asks for, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }

    /** Every way round that an account's documents leave open, sorted; none is as it should be. */
    public static List<Bypass> findings(Account account, GovernedPath path, LakeSettings lake) {
        Inspected inspected = new Inspected(account, path, lake);
        return Stream.of(values())
                .flatMap(rule -> rule.check
                        .of(inspected)
                        .map(found -> new Bypass(rule, found.subject(), found.message(), found.remedy())))
                .distinct()
                .sorted()
                .toList();
    }
}
