package io.lakewarden.security.authorizer.ranger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ranger.plugin.policyengine.RangerAccessRequest.ResourceMatchingScope;
import org.apache.ranger.plugin.policyengine.RangerAccessRequestImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResourceImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResult;
import org.apache.ranger.plugin.policyengine.RangerPolicyEngine;
import org.apache.ranger.plugin.service.RangerBasePlugin;

/** Ranger's engine with one set of policies; it never changes. */
public final class Engine {
    private static final String SELECT = "select";

    private final RangerBasePlugin plugin;
    private final String service;
    private final Map<Long, String> names;

    /** With the names of the policies by their numbers. */
    Engine(RangerBasePlugin plugin, String service, Map<Long, String> names) {
        this.plugin = plugin;
        this.service = service;
        this.names = Map.copyOf(names);
    }

    public String service() {
        return service;
    }

    /** May they, on exactly this? */
    public Verdict verdict(Principal principal, Target target, String access) {
        return verdict(request(principal, target, access));
    }

    /** May they anything, on this or on something in it? */
    public boolean seesAnything(Principal principal, Target target) {
        RangerAccessRequestImpl request = request(principal, target, RangerPolicyEngine.ANY_ACCESS);
        request.setResourceMatchingScope(ResourceMatchingScope.SELF_OR_DESCENDANTS);
        return verdict(request).allowed();
    }

    /** How they see a table of these columns. */
    public TableView view(Principal principal, Target table, List<String> names) {
        Map<String, ColumnView> columns = new LinkedHashMap<>();
        Verdict shown = Verdict.UNSAID;
        for (String name : names) {
            Target column = table.column(name);
            Verdict verdict = verdict(principal, column, SELECT);
            columns.put(name, verdict.allowed() ? shown(principal, column, verdict) : new ColumnView.Hidden(verdict));
            shown = shown.allowed()
                    ? shown
                    : verdict.allowed() || shown.policy().isNone() ? verdict : shown;
        }

        RangerAccessResult rows = plugin.evalRowFilterPolicies(request(principal, table, SELECT), null);
        boolean filtered = rows != null && rows.isRowFilterEnabled();
        return new TableView(
                table,
                columns,
                filtered ? Optional.of(rows.getFilterExpr()) : Optional.empty(),
                filtered ? policy(rows) : Policy.NONE,
                shown);
    }

    private ColumnView shown(Principal principal, Target column, Verdict verdict) {
        RangerAccessResult mask = plugin.evalDataMaskPolicies(request(principal, column, SELECT), null);
        if (mask == null || !mask.isMaskEnabled()) {
            return new ColumnView.Plain(verdict.policy());
        }

        String expression = mask.getMaskedValue();
        return new ColumnView.Masked(mask.getMaskType(), expression == null ? "" : expression, policy(mask));
    }

    private Verdict verdict(RangerAccessRequestImpl request) {
        RangerAccessResult result = plugin.isAccessAllowed(request, null);
        // Without policies for the service the engine has no answer.
        return result == null ? Verdict.UNSAID : new Verdict(result.getIsAllowed(), policy(result));
    }

    private Policy policy(RangerAccessResult result) {
        long id = result.getPolicyId();
        return id < 0 ? Policy.NONE : new Policy(id, names.getOrDefault(id, ""));
    }

    private static RangerAccessRequestImpl request(Principal principal, Target target, String access) {
        RangerAccessResourceImpl resource = new RangerAccessResourceImpl();
        target.levels().forEach(resource::setValue);
        return new RangerAccessRequestImpl(
                resource, access, principal.name(), new java.util.HashSet<>(principal.groups()), Set.of());
    }

    List<Long> versions() {
        return new ArrayList<>(List.of(plugin.getPoliciesVersion(), plugin.getTagsVersion(), plugin.getRolesVersion()));
    }
}
