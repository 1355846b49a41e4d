package io.lakewarden.account.grants;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Repair.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsFailureEntry;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;

/**
 * Grants and revocations, twenty in a call. A call that fails is tried again by the SDK; but a call succeeds while single
 * entries of it fail, and those that failed for a reason that passes are asked for again here.
 */
final class Batches {
    private static final int ENTRIES = 20;
    private static final Set<String> PASSING = Set.of(
            "ConcurrentModificationException",
            "InternalServiceException",
            "OperationTimeoutException",
            "ThrottlingException",
            "ThrottledException");

    private final AwsSession session;
    private final LakeFormationClient client;
    private final Journal journal;

    Batches(AwsSession session, LakeFormationClient client, Journal journal) {
        this.session = session;
        this.client = client;
        this.journal = journal;
    }

    /**
     * Makes those changes.
     *
     * @throws AccountTrouble if a call is not answered, or refused for a reason that holds for all
     */
    void run(Phase phase, List<Change> changes) {
        for (int from = 0; from < changes.size(); from += ENTRIES) {
            batch(phase, changes.subList(from, Math.min(changes.size(), from + ENTRIES)));
        }
    }

    private void batch(Phase phase, List<Change> changes) {
        changes.forEach(journal::begins);
        List<Change> open = changes;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            List<Optional<ErrorDetail>> answers = call(phase, open);
            List<Change> again = new ArrayList<>();
            for (int index = 0; index < open.size(); index++) {
                Change change = open.get(index);
                Optional<ErrorDetail> failure = answers.get(index);
                if (failure.filter(error -> PASSING.contains(error.errorCode())).isPresent()
                        && session.mayTryAgain(attempt)) {
                    again.add(change);
                } else {
                    journal.ends(
                            new Done(change, failure.map(error -> error.errorCode() + ": " + error.errorMessage())));
                }
            }

            open = again;
            if (!open.isEmpty()) {
                session.pause(attempt);
            }
        }
    }

    /** The failure of each entry, if it failed; of a call that is refused whole, one for all. */
    private List<Optional<ErrorDetail>> call(Phase phase, List<Change> changes) {
        List<BatchPermissionsRequestEntry> entries = IntStream.range(0, changes.size())
                .mapToObj(index -> ((Change.Batched) changes.get(index).way())
                        .entry().toBuilder().id(String.valueOf(index)).build())
                .toList();
        try {
            return answers(
                    entries, session.call(phase == Phase.GRANT ? "grant" : "revoke", () -> failures(phase, entries)));
        } catch (AccountTrouble trouble) {
            if (Repair.isOfAll(trouble)) {
                changes.forEach(change -> journal.ends(new Done(change, Optional.of(trouble.getMessage()))));
                throw trouble;
            }

            ErrorDetail all = error("Refused", trouble.getMessage());
            return entries.stream().map(entry -> Optional.of(all)).toList();
        }
    }

    /** A failure that does not say of which entry it is may be of any of them. */
    private static List<Optional<ErrorDetail>> answers(
            List<BatchPermissionsRequestEntry> entries, List<BatchPermissionsFailureEntry> failures) {
        Map<String, ErrorDetail> byId = new TreeMap<>();
        Optional<ErrorDetail> ofAny = Optional.empty();
        for (BatchPermissionsFailureEntry failure : failures) {
            ErrorDetail error = Optional.ofNullable(failure.error())
                    .orElseGet(() -> error("Refused", "the service does not say why"));
            Optional<String> id = Optional.ofNullable(failure.requestEntry())
                    .flatMap(entry -> Optional.ofNullable(entry.id()))
                    .filter(named -> entries.stream().anyMatch(entry -> named.equals(entry.id())));
            if (id.isPresent()) {
                byId.putIfAbsent(id.get(), error);
            } else {
                ofAny = Optional.of(error(
                        "Refused",
                        "the service refused some of them and does not say which: " + error.errorCode() + ": "
                                + error.errorMessage()));
            }
        }

        Optional<ErrorDetail> unnamed = ofAny;
        return entries.stream()
                .map(entry -> Optional.ofNullable(byId.get(entry.id())).or(() -> unnamed))
                .toList();
    }

    private static ErrorDetail error(String code, String why) {
        return ErrorDetail.builder().errorCode(code).errorMessage(why).build();
    }

    private List<BatchPermissionsFailureEntry> failures(Phase phase, List<BatchPermissionsRequestEntry> entries) {
        return phase == Phase.GRANT
                ? client.batchGrantPermissions(request -> request.entries(entries))
                        .failures()
                : client.batchRevokePermissions(request -> request.entries(entries))
                        .failures();
    }
}
