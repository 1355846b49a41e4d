package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.resource.Context;
import io.lakewarden.cost.estimate.resource.Draft;
import io.lakewarden.cost.estimate.resource.Pricers;
import io.lakewarden.cost.inventory.BilledTypes;
import io.lakewarden.cost.inventory.FreeTypes;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.recalibration.Recalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every resource looked at: what it is billed for, and which verdict that gives.
 *
 * @param drafts those with a quantity and a price
 * @param coverage the verdicts
 */
record Examination(List<Draft> drafts, Coverage coverage) {
    private static final String NESTED = "AWS::CloudFormation::Stack";
    private static final String CLUSTER = "AWS::EMR::Cluster";
    private static final Set<String> NODES = Set.of("AWS::EMR::InstanceFleetConfig", "AWS::EMR::InstanceGroupConfig");

    /** With quantities multiplied by what a bill said of them, if one did. */
    static Examination of(Context context, Optional<Recalibration> recalibration) {
        List<Draft> drafts = new ArrayList<>();
        List<Coverage.Resource> verdicts = new ArrayList<>();
        context.inventory()
                .resources()
                .forEach(resource -> verdicts.add(resource.doubt()
                        .map(doubt -> doubted(resource, doubt, context))
                        .orElseGet(() -> examine(resource, context, drafts))));
        return new Examination(
                recalibration
                        .map(by -> drafts.stream()
                                .map(draft -> recalibrated(draft, by))
                                .toList())
                        .orElse(drafts),
                new Coverage(verdicts));
    }

    private static Draft recalibrated(Draft draft, Recalibration by) {
        return by.factor(draft.key(), draft.resource().id(), draft.pipeline())
                .map(draft::times)
                .orElse(draft);
    }

    /** What may not be there is in no sum; what it costs if it is there is said, as far as it is known. */
    private static Coverage.Resource doubted(Resource resource, String doubt, Context context) {
        List<Draft> priced = new ArrayList<>();
        Coverage.Resource ifThere = examine(resource, context, priced);
        if (ifThere.verdict() == Verdict.FREE || ifThere.verdict() == Verdict.UNSUPPORTED) {
            return ifThere;
        }

        Usd month = Bill.of(context, priced).stream().map(Bill.Item::usual).reduce(Usd.ZERO, Usd::plus);
        String cost = month.equals(Usd.ZERO) ? "" : ", and then about " + month.rounded(2) + " USD a month";
        return new Coverage.Resource(
                resource.path(),
                resource.id(),
                resource.type(),
                Verdict.NEEDS_USAGE,
                "whether it is there" + cost + ": " + doubt
                        + (ifThere.reason().isEmpty() ? "" : "; " + ifThere.reason()),
                false,
                true);
    }

    private static Coverage.Resource examine(Resource resource, Context context, List<Draft> priced) {
        Optional<List<Draft>> drafts;
        try {
            drafts = Pricers.drafts(resource, context);
        } catch (MissingPrice e) {
            return withoutPrice(resource, List.of(e.getMessage()));
        }

        return drafts.map(found -> examine(resource, found, context, priced))
                .orElseGet(() -> unknown(resource, context));
    }

    private static Coverage.Resource examine(
            Resource resource, List<Draft> drafts, Context context, List<Draft> priced) {
        List<String> missing = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.quantity().isPresent()) {
                try {
                    Bill.price(context, draft);
                    priced.add(draft);
                } catch (MissingPrice e) {
                    missing.add(e.getMessage());
                }
            }
        }

        if (!missing.isEmpty()) {
            return withoutPrice(resource, missing);
        }

        String needed = drafts.stream()
                .filter(draft -> draft.quantity().isEmpty())
                .map(draft -> draft.what() + ": " + draft.derivation() + unitPrice(draft, context))
                .distinct()
                .collect(Collectors.joining("; "));
        if (!needed.isEmpty()) {
            boolean hidesNodes =
                    drafts.stream().anyMatch(draft -> draft.quantity().isEmpty() && PriceKeys.isInstance(draft.key()));
            return new Coverage.Resource(
                    resource.path(), resource.id(), resource.type(), Verdict.NEEDS_USAGE, needed, false, hidesNodes);
        }

        return verdict(resource, drafts.isEmpty() ? Verdict.FREE : Verdict.PRICED, "");
    }

    private static String unitPrice(Draft draft, Context context) {
        return context.book()
                .find(context.region(), draft.key())
                .map(price -> " (" + price.first().middle() + " USD a " + price.unit() + ")")
                .orElse("");
    }

    private static Coverage.Resource unknown(Resource resource, Context context) {
        if (resource.type().equals(NESTED)
                && context.inventory().resources().stream()
                        .noneMatch(other -> other.stack().equals(resource.id()))) {
            return verdict(resource, Verdict.UNSUPPORTED, "its template is not in the folder");
        }

        if (NODES.contains(resource.type())) {
            return isPartOfACluster(resource, context)
                    ? verdict(resource, Verdict.FREE, "")
                    : verdict(resource, Verdict.UNSUPPORTED, "its cluster is not in the templates");
        }

        if (FreeTypes.has(resource)) {
            return verdict(resource, Verdict.FREE, "");
        }

        return BilledTypes.billedByUse(resource)
                .map(use -> verdict(
                        resource,
                        Verdict.NEEDS_USAGE,
                        "it is billed by its use alone, by " + use + ", and the price book has no price of it"))
                .orElseGet(() -> verdict(resource, Verdict.UNSUPPORTED, why(resource)));
    }

    /** Why a type is not priced. */
    private static String why(Resource resource) {
        return FreeTypes.extra(resource)
                .or(() -> BilledTypes.billedBy(resource)
                        .map(by -> "it is billed by " + by + ", and the price book has no price of it"))
                .orElse("the type is not known");
    }

    /** Priced with its cluster. */
    private static boolean isPartOfACluster(Resource nodes, Context context) {
        String named = nodes.text("ClusterId").or(() -> nodes.text("JobFlowId")).orElse("");
        return context.inventory().resources().stream()
                .anyMatch(other -> other.type().equals(CLUSTER) && other.isNamedIn(named));
    }

    private static Coverage.Resource verdict(Resource resource, Verdict verdict, String reason) {
        return new Coverage.Resource(resource.path(), resource.id(), resource.type(), verdict, reason, false, false);
    }

    private static Coverage.Resource withoutPrice(Resource resource, List<String> missing) {
        return new Coverage.Resource(
                resource.path(),
                resource.id(),
                resource.type(),
                Verdict.UNSUPPORTED,
                missing.stream().distinct().collect(Collectors.joining("; ")),
                true,
                false);
    }
}
