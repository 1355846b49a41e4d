package io.lakewarden.account.grants;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Change.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;

/**
 * Makes an account what the definition says. Everything that takes is done first; then the account is read again, and what
 * is still missing is given. It keeps nothing but the account itself in mind: begun anew after a crash it goes on where it
 * was, and done twice it does nothing.
 */
public final class Repair {
    private static final int MOST_TAKEN = 10;

    private final AwsSession session;
    private final DesiredState desired;
    private final List<Done> done = new ArrayList<>();

    /**
     * A change that was made or refused.
     *
     * @param change what it was
     * @param refusal why the service did not make it
     */
    public record Done(Change change, Optional<String> refusal) {}

    /**
     * How it went.
     *
     * @param done in the order in which it was done
     * @param left what no change mends
     * @param rest the difference that is left
     */
    public record Outcome(List<Done> done, List<String> left, Drift rest) {}

    /** Why nothing is done: one line. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /** Of an account. */
    public Repair(AwsSession session, DesiredState desired) {
        this.session = session;
        this.desired = desired;
    }

    /**
     * What would be done.
     *
     * @throws Refused if a part of the account could not be read, or the definition gives nobody anything
     */
    public RepairPlan plan() {
        LiveState live = AccountReader.read(session, desired.estate());
        Drift drift = Drift.between(desired, new TreeMap<>(), live);
        if (desired.grants().isEmpty()) {
            throw new Refused("Cannot repair: the definition grants nothing to anybody there, and all grants would be "
                    + "revoked; give --on a day on which something holds, or delete the stacks");
        }

        if (!drift.unread().isEmpty()) {
            throw new Refused("Cannot repair: " + drift.unread().firstKey() + " could not be read ("
                    + drift.unread().get(drift.unread().firstKey()) + "); access verify lists what is unread");
        }

        return RepairPlan.of(drift, desired, live);
    }

    /**
     * Does it.
     *
     * @param confirmed whether somebody has said that so much may be taken away
     * @param journal told of each change
     * @throws Refused as {@link #plan()} does; and if more is taken away than a tenth of all grants and that number was not
     *     confirmed; and if something that takes did not come to pass, so that nothing is given
     * @throws AccountTrouble if there is no way to the account any more: what is done is done, and the same call goes on
     */
    public Outcome apply(IntPredicate confirmed, Journal journal) {
        RepairPlan first = plan();
        guard(first, confirmed);
        run(first.changes().stream().filter(Repair::takes).toList(), journal);
        RepairPlan second = plan();
        second.changes().stream().filter(Repair::takes).findFirst().ifPresent(change -> {
            throw new Refused("Cannot go on to grant: it did not come to pass that the repair did " + change.what()
                    + refusal(change) + "; mend that and repair again");
        });
        run(second.changes(), journal);
        LiveState live = AccountReader.read(session, desired.estate());
        return new Outcome(List.copyOf(done), second.left(), Drift.between(desired, new TreeMap<>(), live));
    }

    private static boolean takes(Change change) {
        return change.phase() != Phase.CREATE_FILTERS && change.phase() != Phase.GRANT;
    }

    private String refusal(Change change) {
        return done.stream()
                .filter(one -> one.change().what().equals(change.what()))
                .flatMap(one -> one.refusal().stream())
                .findFirst()
                .map(why -> " (" + why + ")")
                .orElse("");
    }

    private static void guard(RepairPlan plan, IntPredicate confirmed) {
        boolean many = plan.taken() * MOST_TAKEN > plan.judged();
        if (many && !confirmed.test(plan.taken())) {
            throw new Refused("Cannot repair: it would take away " + plan.takenWords()
                    + ", and more than a tenth of the "
                    + plan.judged() + " grants there are not taken without asking; look at the dry run, and confirm it "
                    + "with --confirm " + plan.taken());
        }
    }

    private void run(List<Change> changes, Journal journal) {
        LakeFormationClient client = session.client(LakeFormationClient.builder());
        Journal kept = new Kept(journal);
        Batches batches = new Batches(session, client, kept);
        for (Phase phase : Phase.values()) {
            List<Change> now =
                    changes.stream().filter(change -> change.phase() == phase).toList();
            if (phase.isBatched()) {
                batches.run(phase, now);
            } else {
                now.forEach(change -> alone(client, change, kept));
            }
        }
    }

    private void alone(LakeFormationClient client, Change change, Journal kept) {
        kept.begins(change);
        try {
            Optional<ErrorDetail> failure = session.call(
                    change.what(), () -> ((Change.Alone) change.way()).call().make(client));
            kept.ends(new Done(change, failure.map(error -> error.errorCode() + ": " + error.errorMessage())));
        } catch (AccountTrouble trouble) {
            kept.ends(new Done(change, Optional.of(trouble.getMessage())));
            if (isOfAll(trouble)) {
                throw trouble;
            }
        }
    }

    /** Whether it is no refusal of one change, but ends the repair. */
    static boolean isOfAll(AccountTrouble trouble) {
        return trouble.kind() != AccountTrouble.Kind.REFUSED;
    }

    /** Keeps what was done for the outcome, too. */
    private final class Kept implements Journal {
        private final Journal journal;

        Kept(Journal journal) {
            this.journal = journal;
        }

        @Override
        public void begins(Change change) {
            journal.begins(change);
        }

        @Override
        public void ends(Done one) {
            done.add(one);
            journal.ends(one);
        }
    }
}
