package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Call;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.inventory.Targets;
import io.lakewarden.cost.price.PriceKeys;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the calls of state machines and schedules are billed for. */
final class Calls {
    private static final List<String> FUNCTIONS =
            List.of("AWS::Lambda::Alias", "AWS::Lambda::Function", "AWS::Lambda::Version");

    private static final String TELL_METRICS = "cloudwatch:putMetricData";

    private final Resource resource;
    private final Context context;
    private final OptionalInt runs;

    private Calls(Resource resource, Context context, OptionalInt runs) {
        this.resource = resource;
        this.context = context;
        this.runs = runs;
    }

    /**
     * What a resource's calls are billed for.
     *
     * @param runs how often the resource makes them in the month; empty where that is not known
     */
    static List<Draft> of(Resource resource, List<Call> calls, Context context, OptionalInt runs) {
        Calls all = new Calls(resource, context, runs);
        return calls.stream().flatMap(call -> all.draft(call).stream()).toList();
    }

    private Optional<Draft> draft(Call call) {
        if (PaidCalls.isFree(call)) {
            return Optional.empty();
        }

        if (call.service().isEmpty()) {
            return ofAddress(call);
        }

        if (call.startsMachine()) {
            return isOneOfThese(call) ? Optional.empty() : Optional.of(needed(call, "what the other machine costs"));
        }

        if (call.name().equals(TELL_METRICS)) {
            return Optional.of(metrics(call));
        }

        return Optional.of(PaidCalls.billing(call)
                .map(billing -> billed(call, billing))
                .orElseGet(() -> needed(call, "what AWS bills it by is not known here")));
    }

    private boolean isOneOfThese(Call call) {
        String started = call.arguments().path("StateMachineArn").asText();
        return context.inventory().machines().stream()
                .anyMatch(machine -> machine.resource().isNamedIn(started));
    }

    /** Whatever stands in these templates is billed there. */
    private Optional<Draft> ofAddress(Call call) {
        Optional<Resource> called = named(context, call);
        if (called.isEmpty()) {
            return Optional.of(Draft.needed(
                    resource,
                    PaidCalls.MACHINES,
                    "'" + call.by() + "'",
                    "what it costs to call "
                            + (call.action().isEmpty() ? "what nothing names" : call.action())
                            + ", which is not in the templates"));
        }

        return called.filter(other -> FUNCTIONS.contains(other.type()))
                .flatMap(function -> PaidCalls.billing(invoked(call)).map(billing -> billed(invoked(call), billing)));
    }

    private static Call invoked(Call call) {
        return new Call(call.by(), "lambda", "invoke", call.arguments(), call.times(), call.iterated());
    }

    private Draft billed(Call call, PaidCalls.Billing billing) {
        Optional<String> use =
                Optional.of(billing.use()).filter(text -> !text.isEmpty()).or(() -> unknownCount(call));
        return use.map(text -> Draft.needed(resource, billing.key(), named(call), text))
                .orElseGet(() -> Draft.fixed(
                                resource,
                                billing.key(),
                                named(call),
                                Amount.of((long) runs.orElseThrow() * call.times()),
                                runs.orElseThrow() + " runs x " + call.times() + " calls")
                        .growing(Basis.RUNS));
    }

    private Optional<String> unknownCount(Call call) {
        return call.iterated()
                .map(map -> "how many items the Map '" + map + "' has")
                .or(() -> runs.isEmpty() ? Optional.of("how often it runs in a month") : Optional.empty());
    }

    /**
     * A metric is billed for each hour in which anything is told of it (https://aws.amazon.com/cloudwatch/pricing/): at most
     * one hour for each that a call tells. The calls themselves are free up to a million in a month.
     */
    private Draft metrics(Call call) {
        JsonNode told = call.arguments().path("MetricData");
        if (!told.isArray() || unknownCount(call).isPresent()) {
            return Draft.needed(
                    resource, PriceKeys.METRIC, named(call), "hours in which each metric is told, and requests");
        }

        return Draft.fixed(
                        resource,
                        PriceKeys.METRIC,
                        "custom metrics",
                        Amount.of((long) runs.orElseThrow() * call.times() * told.size())
                                .dividedBy(Context.HOURS_PER_MONTH),
                        runs.orElseThrow() + " runs x " + call.times() * told.size()
                                + " metrics, each by the hour in which it is told / 730")
                .growing(Basis.RUNS);
    }

    private Draft needed(Call call, String use) {
        return Draft.needed(resource, PaidCalls.MACHINES, named(call), use);
    }

    private static String named(Call call) {
        return "'" + call.by() + "', " + call.name();
    }

    /** What a rule or a schedule starts: clusters of its own, and what is not in the templates. */
    static List<Draft> scheduled(Resource resource, Context context) {
        OptionalInt runs = context.runs(resource);
        if (runs.isPresent() && runs.getAsInt() == 0) {
            return List.of();
        }

        List<Call> calls = Targets.calls(resource).stream()
                .filter(call -> context.inventory().clusters().stream()
                        .noneMatch(cluster -> cluster.isCreatedBy(resource, call.by())))
                .filter(call -> named(context, call).isEmpty())
                .toList();
        return Stream.of(
                        context
                                .unknownTimes(resource)
                                .map(why -> Draft.needed(resource, PaidCalls.MACHINES, "runs", why))
                                .stream(),
                        Compute.scheduled(resource, context, runs).stream(),
                        of(resource, calls, context, runs).stream())
                .flatMap(drafts -> drafts)
                .toList();
    }

    /** What a call's address is of, if it is in the templates. */
    private static Optional<Resource> named(Context context, Call call) {
        return context.inventory().resources().stream()
                .filter(other -> other.isNamedIn(call.action()))
                .findFirst();
    }
}
