package io.lakewarden.security.iam;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.iam.compile.IamGap;
import io.lakewarden.security.iam.evaluate.Caller;
import io.lakewarden.security.iam.evaluate.Evaluator;
import io.lakewarden.security.iam.evaluate.Request;
import io.lakewarden.security.iam.policy.Arn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How IAM lets each principal get at each dataset, by its documented logic over the compiled documents. */
public final class IamWays {
    private final IamDocuments documents;
    private final Evaluator evaluator;

    private IamWays(IamDocuments documents) {
        this.documents = documents;
        this.evaluator = Evaluator.of(documents.account());
    }

    /** Of an environment's documents. */
    public static IamWays of(IamDocuments documents) {
        return new IamWays(documents);
    }

    /** The widest way of one principal to one dataset; {@link IamWay#NONE} for who has no role. */
    public IamWay way(String principal, DatasetId dataset) {
        return Optional.ofNullable(documents.roles().get(principal))
                .map(Caller.Session::of)
                .map(caller -> opens(caller, dataset)
                        ? IamWay.FILES
                        : goesThrough(caller, dataset) ? IamWay.LAKE_FORMATION : IamWay.NONE)
                .orElse(IamWay.NONE);
    }

    /**
     * Where IAM and the definition do not agree: files instead of Lake Formation, a way for who has no right, none for
     * who has one. A gap explains it, or nothing does. A group without a role is its members' affair.
     */
    public List<Way> differences(Platform platform) {
        Access access = Access.of(platform, documents.on());
        return platform.principals().stream()
                .filter(principal -> documents.roles().containsKey(principal.name())
                        || principal.match(user -> true, group -> false, account -> true))
                .flatMap(principal -> platform.datasets().map(dataset -> {
                    boolean any = Stream.of(Action.values())
                            .anyMatch(action -> access.decide(principal.name(), action, dataset.id())
                                    .allowed());
                    IamWay expected = any ? IamWay.LAKE_FORMATION : IamWay.NONE;
                    IamWay found = way(principal.name(), dataset.id());
                    return new Way(
                            principal.name(), dataset.id(), expected, found, gaps(principal.name(), dataset, found));
                }))
                .filter(way -> way.found() != way.expected())
                .toList();
    }

    /**
     * A principal's way to a dataset.
     *
     * @param expected by the definition
     * @param found by the documents
     * @param gaps that say why
     */
    public record Way(String principal, DatasetId dataset, IamWay expected, IamWay found, List<Gap> gaps) {
        public Way {
            gaps = List.copyOf(gaps);
        }
    }

    /** Those that speak of such a way; that somebody else opens the files explains nothing. */
    private List<Gap> gaps(String principal, Dataset dataset, IamWay found) {
        String code =
                switch (found) {
                    case FILES -> IamGap.FILES_FOR_BREAK_GLASS.name();
                    case LAKE_FORMATION -> IamGap.ROLE_OF_OTHERS.name();
                    case NONE -> "";
                };
        return documents.gaps().stream()
                .filter(gap -> gap.plane() == Plane.IAM && gap.code().equals(code))
                .filter(gap ->
                        gap.principal().equals(principal) && gap.dataset().equals(dataset.id()))
                .toList();
    }

    private boolean opens(Caller caller, DatasetId dataset) {
        String bucket = documents.path().buckets().get(dataset.zone());
        Arn file = Arn.bucket(bucket).below(dataset.zone() + "/" + dataset.name() + "/data/00000-0.parquet");
        return Stream.of("s3:GetObject", "s3:PutObject").anyMatch(action -> allowed(caller, action, file));
    }

    private boolean goesThrough(Caller caller, DatasetId dataset) {
        Account account = documents.account();
        return allowed(caller, "lakeformation:GetDataAccess", Arn.ANY)
                && Stream.of("catalog", "database/" + dataset.zone(), "table/" + dataset.zone() + "/" + dataset.name())
                        .map(name -> new Arn("glue", account.region(), account.id(), name))
                        .allMatch(entry -> allowed(caller, "glue:GetTable", entry));
    }

    private boolean allowed(Caller caller, String action, Arn resource) {
        return evaluator.decide(Request.of(caller, action, resource)).allowed();
    }
}
