package io.lakewarden.security.authorizer.ranger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItemAccess;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyResource;

/** An engine with many policies, one a table, to be measured. */
public final class EngineBench {
    private static final Principal READER = new Principal("reader", Set.of());

    private final Engine engine;
    private final int policies;

    private EngineBench(Engine engine, int policies) {
        this.engine = engine;
        this.policies = policies;
    }

    public static EngineBench of(int policies) {
        List<RangerPolicy> list = new ArrayList<>();
        for (int number = 0; number < policies; number++) {
            list.add(policy(number));
        }

        return new EngineBench(PolicyFiles.inMemory(list), policies);
    }

    /** Asks so often, for the reader and for somebody without a grant in turns, and counts what is allowed. */
    public int decide(int decisions) {
        Principal stranger = new Principal("stranger", Set.of());
        int allowed = 0;
        for (int number = 0; number < decisions; number++) {
            int table = (int) (number * 7919L % policies);
            Target column = Target.table("db" + table % 100, "table" + table).column("a");
            allowed += engine.verdict(number % 2 == 0 ? READER : stranger, column, "select")
                            .allowed()
                    ? 1
                    : 0;
        }

        return allowed;
    }

    private static RangerPolicy policy(int number) {
        RangerPolicyItem item = new RangerPolicyItem();
        item.setAccesses(List.of(new RangerPolicyItemAccess("select", true)));
        item.setUsers(List.of(READER.name()));
        RangerPolicy policy = new RangerPolicy();
        policy.setId((long) number + 1);
        policy.setName("table " + number);
        policy.setService("bench");
        policy.setResources(Map.of(
                "database", new RangerPolicyResource("db" + number % 100),
                "table", new RangerPolicyResource("table" + number),
                "column", new RangerPolicyResource("*")));
        policy.setPolicyItems(List.of(item));
        return policy;
    }
}
