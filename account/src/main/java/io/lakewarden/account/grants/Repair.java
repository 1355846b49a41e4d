package io.lakewarden.account.grants;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Change.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;

/**
 * Makes an account what the definition says. Everything that takes is done first, then what takes from some and gives to
 * others, each only if all before it came to pass; then the account is read again, and what is still missing is given. It keeps nothing but the account itself in mind: begun anew after a crash it goes on where it
 * was, and done twice it does nothing.
 */
public final class Repair {
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
     * @throws Refused as {@link #plan()} does; and if more is taken away or changed than {@link Guard} lets pass unconfirmed, by
     *     what was planned at first or what is to be done on the way; and if something that takes did not come to pass, so that nothing is given after it
     * @throws AccountTrouble if there is no way to the account any more: what is done is done, and the same call goes on
     */
    public Outcome apply(IntPredicate confirmed, Journal journal) {
        Guard guard = new Guard(confirmed);
        RepairPlan first = plan();
        guard.pass(first);
        run(first, Stage.TAKE, journal);
        RepairPlan second = isAllDone() ? first : planAfter(Stage.TAKE);
        guard.pass(second);
        run(second, Stage.TURN, journal);
        RepairPlan last = planAfter(Stage.TURN);
        run(last, Stage.GIVE, journal);
        LiveState live = AccountReader.read(session, desired.estate());
        return new Outcome(List.copyOf(done), last.left(), Drift.between(desired, new TreeMap<>(), live));
    }

    /** What is still to be done of an account as it is now, if nothing is left of that stage and those before it. */
    private RepairPlan planAfter(Stage stage) {
        RepairPlan now = plan();
        now.changes().stream()
                .filter(change -> change.phase().stage().compareTo(stage) <= 0)
                .findFirst()
                .ifPresent(change -> {
                    throw new Refused(
                            "Cannot go on: " + why(change) + "; what was taken stays taken, and nothing was given");
                });
        return now;
    }

    /** One that was never tried is new: somebody changed the account on the way. */
    private String why(Change change) {
        Optional<Done> tried = done.stream()
                .filter(one -> one.change().what().equals(change.what()))
                .reduce((one, next) -> next);
        return tried.map(one -> "it did not come to pass that the repair did " + change.what()
                        + one.refusal().map(why -> " (" + why + ")").orElse("") + "; mend that and repair again")
                .orElseGet(() -> "what is to be done now is to " + change.what()
                        + ", which was not tried: it is so since the repair began, or something before it was refused"
                        + refused() + "; look at it and repair again");
    }

    private String refused() {
        return done.stream()
                .filter(one -> one.refusal().isPresent())
                .map(one -> " (" + one.change().what() + ": " + one.refusal().orElseThrow() + ")")
                .findFirst()
                .orElse("");
    }

    private boolean isAllDone() {
        return done.stream().allMatch(one -> one.refusal().isEmpty());
    }

    private void run(RepairPlan plan, Stage stage, Journal journal) {
        LakeFormationClient client = session.client(LakeFormationClient.builder());
        Journal kept = new Kept(journal);
        Batches batches = new Batches(session, client, kept);
        for (Phase phase : Phase.values()) {
            List<Change> now = plan.changes().stream()
                    .filter(change -> change.phase() == phase && phase.stage() == stage)
                    .toList();
            if (phase.isBatched()) {
                batches.run(phase, now);
            } else if (stage != Stage.TURN) {
                now.forEach(change -> alone(client, change, kept));
            } else if (!now.stream().allMatch(change -> alone(client, change, kept))) {
                return;
            }
        }
    }

    /** Whether it was made. */
    private boolean alone(LakeFormationClient client, Change change, Journal kept) {
        kept.begins(change);
        try {
            Optional<ErrorDetail> failure = session.call(
                    change.what(), () -> ((Change.Alone) change.way()).call().make(client));
            kept.ends(new Done(change, failure.map(error -> error.errorCode() + ": " + error.errorMessage())));
            return failure.isEmpty();
        } catch (AccountTrouble trouble) {
            kept.ends(new Done(change, Optional.of(trouble.getMessage())));
            if (isOfAll(trouble)) {
                throw trouble;
            }

            return false;
        }
    }

    /** Whether it is no refusal of one change, but ends the repair. Who may not make one may be let make the next. */
    static boolean isOfAll(AccountTrouble trouble) {
        return switch (trouble.kind()) {
            case REFUSED, DENIED -> false;
            case CREDENTIALS_MISSING, CREDENTIALS_EXPIRED, WRONG_ACCOUNT, UNREACHABLE, FAILING, THROTTLED, CONFLICT ->
                true;
        };
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
