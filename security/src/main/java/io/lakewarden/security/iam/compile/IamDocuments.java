package io.lakewarden.security.iam.compile;

import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.policy.Arn;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that IAM, S3 and KMS need to know of a platform in one environment on one day.
 *
 * @param environment its name
 * @param on the day as of which grants hold
 * @param account the documents
 * @param path what is governed, and who alone may open its files
 * @param roles the role of each principal that has one and may do anything
 * @param gaps who sees data otherwise than the definition's other planes let it, sorted
 */
public record IamDocuments(
        String environment,
        LocalDate on,
        Account account,
        GovernedPath path,
        SortedMap<String, Arn> roles,
        List<Gap> gaps) {
    public IamDocuments {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        gaps = gaps.stream().sorted().distinct().toList();
    }
}
