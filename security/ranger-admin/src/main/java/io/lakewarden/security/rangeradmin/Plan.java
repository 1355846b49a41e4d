package io.lakewarden.security.rangeradmin;

import io.lakewarden.security.rangeradmin.Policy.Grant;
import io.lakewarden.security.rangeradmin.PushRequest.Service;
import io.lakewarden.security.rangeradmin.Step.Phase;
import io.lakewarden.security.rangeradmin.Step.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls that make an Admin say what is wanted, in an order in which nobody ever has more than the most of before and
 * after, wherever it stops. What stands between is given by both and denied by either; filters and masks that change show
 * nothing meanwhile.
 *
 * @param steps none where the Admin says it already
 * @param foreign policies in the same services that somebody else made, and what they do
 */
record Plan(List<Step> steps, List<String> foreign) {
    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::phase).thenComparing(Step::verb).thenComparing(Step::subject);

    Plan {
        steps = steps.stream().sorted(ORDER).toList();
        foreign = foreign.stream().sorted().toList();
    }

    /** Reads what the Admin has, and changes nothing. Refuses what cannot be meant. */
    static Plan of(Admin admin, PushRequest request) {
        request.services().forEach(service -> refuseEmpty(service));
        request.services().forEach(service -> refuseUnknown(admin, service));
        SortedMap<String, List<Policy>> existing = new TreeMap<>();
        for (Service service : request.services()) {
            existing.put(
                    service.name(),
                    admin.policies(service.name()).stream()
                            .map(json -> new Policy(json.deepCopy()))
                            .toList());
        }

        Roles roles = new Roles(admin, request);
        Tags tags = new Tags(admin, request);
        Members before = members(roles.before(), tags.before());
        Members after = members(roles.after(), tags.after());
        Set<Carrier> changed = before.changed(after);
        Set<Carrier> restricting = Stream.concat(
                        existing.values().stream().flatMap(List::stream),
                        request.services().stream().flatMap(Plan::desired))
                .flatMap(Policy::restrictingCarriers)
                .collect(Collectors.toSet());
        Members between = before.towards(after, restricting);

        List<Step> steps = new ArrayList<>(roles.steps(between));
        steps.addAll(tags.steps(between));
        List<String> foreign = new ArrayList<>();
        for (Service service : request.services()) {
            new PolicySteps(admin, changed, restricting)
                    .add(steps, existing.get(service.name()), desired(service).toList());
            existing.get(service.name()).stream()
                    .filter(policy -> !policy.isOurs())
                    .map(policy -> service.name() + ": " + policy.name() + (policy.gives() ? " (gives access)" : ""))
                    .forEach(foreign::add);
        }

        return new Plan(steps, foreign);
    }

    private static Members members(
            SortedMap<Carrier, SortedSet<String>> roles, SortedMap<Carrier, SortedSet<String>> tags) {
        SortedMap<Carrier, SortedSet<String>> all = new TreeMap<>(roles);
        all.putAll(tags);
        return new Members(all);
    }

    private static Stream<Policy> desired(Service service) {
        return service.policies().stream().map(Policy::new);
    }

    private static void refuseEmpty(Service service) {
        if (service.policies().isEmpty() && !"tag".equals(service.type())) {
            throw new AdminTrouble("Cannot push: the definition gives no policies for " + service.name()
                    + ", and pushing none would revoke all; leave " + service.type()
                    + " out of --service-types, or delete them in the Admin");
        }
    }

    private static void refuseUnknown(Admin admin, Service service) {
        var found = admin.service(service.name())
                .orElseThrow(() -> new AdminTrouble("Cannot push: the Admin has no service " + service.name()
                        + "; create it there, of type " + service.type()
                        + (service.tagService().isEmpty() ? "" : " and with tag service " + service.tagService())
                        + ", or check --url, which ends before /service"));
        if (!service.type().equals(found.path("type").asText())) {
            throw new AdminTrouble("Cannot push: the Admin's service " + service.name() + " is of type "
                    + found.path("type").asText() + ", expected " + service.type() + "; rename one of them");
        }

        if (!service.tagService().equals(found.path("tagService").asText(""))
                && !service.tagService().isEmpty()) {
            throw new AdminTrouble(
                    "Cannot push: the Admin's service " + service.name() + " does not look at tag service "
                            + service.tagService() + ", so nothing said of tags would hold; set it there");
        }
    }

    /** The steps for the policies of a service. */
    private record PolicySteps(Admin admin, Set<Carrier> changed, Set<Carrier> restricting) {
        void add(List<Step> steps, List<Policy> existing, List<Policy> desired) {
            SortedMap<String, Policy> wanted = new TreeMap<>();
            desired.forEach(policy -> wanted.put(policy.name(), policy));
            Set<String> met = new TreeSet<>();
            for (Policy old : existing) {
                Optional<Policy> same = Optional.ofNullable(wanted.get(old.name()));
                if (!old.isOurs()) {
                    same.ifPresent(policy -> refuseForeign(old));
                } else if (same.isPresent() && same.get().isAbout(old)) {
                    met.add(old.name());
                    change(steps, old, same.get());
                } else {
                    remove(steps, old, same.isPresent());
                }
            }

            desired.stream().filter(policy -> !met.contains(policy.name())).forEach(policy -> create(steps, policy));
        }

        private static void refuseForeign(Policy policy) {
            throw new AdminTrouble("Cannot push: " + policy.service() + " has a policy " + policy.name()
                    + " that was not made from this definition; delete or rename it in the Admin");
        }

        private void change(List<Step> steps, Policy old, Policy wanted) {
            if (old.isView()) {
                if (!old.says(wanted) || old.carriers().anyMatch(changed::contains)) {
                    Policy closed = wanted.closed();
                    if (!old.says(closed)) {
                        steps.add(update(Phase.REVOKE, old, closed, "shows nothing while it changes"));
                    }

                    steps.add(update(Phase.SHOW, old, wanted, "shows what the definition says"));
                }

                return;
            }

            SortedSet<Grant> allow = kept(old, wanted);
            if (old.says(wanted) && allow.equals(old.allow())) {
                return;
            }

            SortedSet<Grant> deny = union(old, wanted);
            Policy between = wanted.with(allow, deny);
            boolean narrow =
                    !(old.allow().equals(allow) && old.deny().equals(deny)) || !old.says(between) && !old.says(wanted);
            if (allow.isEmpty() && deny.isEmpty()) {
                steps.add(delete(Phase.REVOKE, old));
                create(steps, wanted);
                return;
            }

            if (narrow) {
                steps.add(update(Phase.REVOKE, old, between, difference(old, between)));
            }

            if (!(narrow ? between : old).says(wanted)) {
                steps.add(update(Phase.GRANT, old, wanted, difference(between, wanted)));
            }
        }

        /** What stays given; nothing of what held under conditions, nothing to a role or tag that changes and by which somebody is also denied. */
        private SortedSet<Grant> kept(Policy old, Policy wanted) {
            SortedSet<Grant> kept = new TreeSet<>(old.allow());
            kept.retainAll(wanted.allow());
            if (!old.isPlain() || wanted.tags().anyMatch(this::isSuspended)) {
                kept.clear();
            }

            kept.removeIf(grant -> "roles".equals(grant.subjects()) && isSuspended(Carrier.role(grant.name())));
            return kept;
        }

        private boolean isSuspended(Carrier carrier) {
            return changed.contains(carrier) && restricting.contains(carrier);
        }

        private static SortedSet<Grant> union(Policy old, Policy wanted) {
            SortedSet<Grant> union = new TreeSet<>(old.deny());
            union.addAll(wanted.deny());
            return union;
        }

        private void remove(List<Step> steps, Policy old, boolean isReplaced) {
            if (!old.isView() && old.deny().isEmpty()) {
                steps.add(delete(Phase.REVOKE, old));
                return;
            }

            Policy between = old.isView() ? old.closed() : old.with(new TreeSet<>(), old.deny());
            if (isReplaced) {
                between.json().put("name", old.name() + " (replaced " + old.id() + ")");
            }

            if (!old.says(between)) {
                steps.add(update(Phase.REVOKE, old, between, difference(old, between)));
            }

            steps.add(delete(old.isView() ? Phase.SHOW : Phase.GRANT, between.insteadOf(old)));
        }

        private void create(List<Step> steps, Policy wanted) {
            Policy between = wanted.isView() ? wanted.closed() : wanted.with(new TreeSet<>(), wanted.deny());
            if (!wanted.isView() && wanted.deny().isEmpty()) {
                steps.add(create(Phase.GRANT, wanted, difference(between, wanted)));
                return;
            }

            long[] id = new long[1];
            steps.add(new Step(
                    Phase.REVOKE,
                    Verb.CREATE,
                    subject(wanted),
                    wanted.isView()
                            ? "shows nothing at first"
                            : difference(wanted.with(new TreeSet<>(), new TreeSet<>()), between),
                    () -> id[0] = admin.createPolicy(between.fresh())));
            if (!between.says(wanted)) {
                steps.add(new Step(
                        wanted.isView() ? Phase.SHOW : Phase.GRANT,
                        Verb.UPDATE,
                        subject(wanted),
                        wanted.isView() ? "shows what the definition says" : difference(between, wanted),
                        () -> admin.updatePolicy(id[0], wanted.fresh().put("id", id[0]))));
            }
        }

        private Step create(Phase phase, Policy policy, String detail) {
            return new Step(phase, Verb.CREATE, subject(policy), detail, () -> admin.createPolicy(policy.fresh()));
        }

        private Step update(Phase phase, Policy old, Policy to, String detail) {
            return new Step(
                    phase,
                    Verb.UPDATE,
                    subject(old),
                    detail,
                    () -> admin.updatePolicy(old.id(), to.insteadOf(old).json()));
        }

        private Step delete(Phase phase, Policy old) {
            return new Step(
                    phase,
                    Verb.DELETE,
                    subject(old),
                    old.isView()
                            ? "shows what the tables have"
                            : difference(old, old.with(new TreeSet<>(), new TreeSet<>())),
                    () -> admin.deletePolicy(old.id(), old.name()));
        }

        private static String subject(Policy policy) {
            return policy.service() + " policy " + policy.name();
        }

        private static String difference(Policy from, Policy to) {
            return Difference.of(said(from), said(to));
        }

        private static SortedSet<String> said(Policy policy) {
            SortedSet<String> said = new TreeSet<>();
            policy.allow().forEach(grant -> said.add("allow " + grant.name() + " " + grant.access()));
            policy.deny().forEach(grant -> said.add("deny " + grant.name() + " " + grant.access()));
            return said;
        }
    }
}
