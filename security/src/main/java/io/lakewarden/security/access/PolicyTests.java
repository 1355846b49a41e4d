package io.lakewarden.security.access;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Mask;
import io.lakewarden.model.PolicyTest;
import io.lakewarden.model.PolicyTest.Claim;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.access.Rows.Truth;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether what a policy test claims is what the reference decides. */
final class PolicyTests {
    private static final String REMEDY = "change the grants, or the test";

    private final Access access;
    private final PolicyTest test;

    private PolicyTests(Access access, PolicyTest test) {
        this.access = access;
        this.test = test;
    }

    /** Why a test does not hold. */
    record Outcome(AccessRule rule, String message, String remedy) {}

    /** Empty if the test holds. */
    static Optional<Outcome> outcome(Access access, PolicyTest test) {
        PolicyTests tests = new PolicyTests(access, test);
        return test.claim().match(tests::may, tests::reads, tests::sees);
    }

    private Optional<Outcome> may(Claim.May claim) {
        Answer answer = claim.column()
                .map(column -> decide(claim.action(), claim.dataset(), column))
                .orElseGet(() -> access.decide(test.principal(), claim.action(), claim.dataset()));
        String what = word(claim.action()) + " " + claim.dataset()
                + claim.column().map(column -> "." + column).orElse("");
        return answer.allowed() == claim.allowed()
                ? Optional.empty()
                : failed(test.principal() + (answer.allowed() ? " can " : " cannot ") + what);
    }

    private Optional<Outcome> reads(Claim.Reads claim) {
        Answer answer = decide(Action.READ, claim.dataset(), claim.column());
        String column = claim.dataset() + "." + claim.column();
        if (!answer.allowed()) {
            return failed(test.principal() + " cannot read " + column);
        }

        return answer.mask().equals(claim.mask())
                ? Optional.empty()
                : failed(test.principal() + " reads " + column + " "
                        + answer.mask().map(mask -> "as " + word(mask)).orElse("unmasked"));
    }

    private Optional<Outcome> sees(Claim.Sees claim) {
        Answer answer = access.decide(test.principal(), Action.READ, claim.dataset());
        Optional<RowFilter> rows = answer.rows();
        if (rows.isPresent() && !rows.get().columns().equals(Set.of(claim.column()))) {
            return Optional.of(new Outcome(
                    AccessRule.POLICY_TEST_UNDECIDED,
                    "Cannot test which rows " + test.principal() + " sees by " + claim.column() + ": its filter is "
                            + rows.get(),
                    "name values of the column that the filter looks at"));
        }

        long visible = claim.values().stream()
                .filter(value -> answer.allowed())
                .filter(value -> rows.map(filter -> Rows.pass(filter, value) == Truth.TRUE)
                        .orElse(true))
                .count();
        return visible == claim.visible()
                ? Optional.empty()
                : failed(test.principal() + " sees " + visible + " of "
                        + claim.values().size());
    }

    private Answer decide(Action action, DatasetId dataset, String column) {
        return access.decide(test.principal(), action, dataset, column);
    }

    private Optional<Outcome> failed(String truth) {
        return Optional.of(new Outcome(
                AccessRule.POLICY_TEST_FAILED,
                "Cannot uphold '" + test.text() + "': " + truth
                        + test.on().map(day -> " on " + day).orElse(""),
                REMEDY));
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Mask mask) {
        return mask.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
