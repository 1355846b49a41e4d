package io.lakewarden.account.grants;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Change.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;

/**
 * Makes an account what the definition says. Everything that takes is done first; then the account is read again, and what
 * is still missing is given. It keeps nothing but the account itself in mind: begun anew after a crash it goes on where it
 * was, and done twice it does nothing.
 */
public final class Repair {
    private static final int MOST_REVOKED = 10;

    private final AwsSession session;
    private final DesiredState desired;
    private final Consumer<Done> journal;
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

    /**
     * Of an account.
     *
     * @param journal told of each change as soon as it is made
     */
    public Repair(AwsSession session, DesiredState desired, Consumer<Done> journal) {
        this.session = session;
        this.desired = desired;
        this.journal = journal;
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

        return RepairPlan.of(drift, desired, live, session.caller());
    }

    /**
     * Does it.
     *
     * @param confirmed whether somebody has said that so many grants may be taken back
     * @throws Refused as {@link #plan()} does; and if more than a tenth of all grants would be taken back and that number
     *     was not confirmed; and if something that takes did not come to pass, so that nothing is given
     * @throws AccountTrouble if there is no way to the account any more: what is done is done, and the same call goes on
     */
    public Outcome apply(IntPredicate confirmed) {
        RepairPlan first = plan();
        guard(first, confirmed);
        run(first.changes().stream().filter(Repair::takes).toList());
        RepairPlan second = plan();
        second.changes().stream().filter(Repair::takes).findFirst().ifPresent(change -> {
            throw new Refused("Cannot go on to grant: it did not come to pass that the repair did " + change.what()
                    + refusal(change) + "; mend that and repair again");
        });
        run(second.changes());
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
        boolean many = plan.revoked() * MOST_REVOKED > plan.judged();
        if (many && !confirmed.test(plan.revoked())) {
            throw new Refused("Cannot repair: it would revoke " + plan.revoked() + " of " + plan.judged()
                    + " grants, which is more than a tenth; look at the dry run, and confirm it with --confirm "
                    + plan.revoked());
        }
    }

    private void run(List<Change> changes) {
        LakeFormationClient client = session.client(LakeFormationClient.builder());
        Batches batches = new Batches(session, client);
        for (Phase phase : Phase.values()) {
            Predicate<Change> now = change -> change.phase() == phase;
            if (phase.isBatched()) {
                batches.run(phase, changes.stream().filter(now).toList(), this::record);
            } else {
                changes.stream().filter(now).forEach(change -> record(new Done(change, alone(client, change))));
            }
        }
    }

    private void record(Done one) {
        done.add(one);
        journal.accept(one);
    }

    private Optional<String> alone(LakeFormationClient client, Change change) {
        Change.Alone alone = (Change.Alone) change.way();
        try {
            return session.call(change.what(), () -> alone.call().make(client))
                    .map(error -> error.errorCode() + ": " + error.errorMessage());
        } catch (AccountTrouble trouble) {
            return Optional.of(refused(trouble).getMessage());
        }
    }

    /** A refusal of one change; anything else ends the repair. */
    static AccountTrouble refused(AccountTrouble trouble) {
        if (trouble.kind() != AccountTrouble.Kind.REFUSED) {
            throw trouble;
        }

        return trouble;
    }
}
