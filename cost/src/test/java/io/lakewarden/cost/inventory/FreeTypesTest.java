package io.lakewarden.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreeTypesTest {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    @Test
    void aTypeIsFreeByItsWholeName() {
        assertThat(isFree("AWS::Glue::Table", NOTHING)).isTrue();
        assertThat(isFree("AWS::Glue::TableOptimizer", NOTHING)).isFalse();
        assertThat(isFree("AWS::EC2::RouteTable", NOTHING)).isTrue();
        assertThat(isFree("AWS::EC2::RouteServerEndpoint", NOTHING)).isFalse();
        assertThat(isFree("AWS::Budgets::Budget", NOTHING)).isTrue();
        assertThat(isFree("AWS::Budgets::BudgetsAction", NOTHING)).isFalse();
        assertThat(isFree("AWS::Events::EventBusPolicy", NOTHING)).isTrue();
        assertThat(isFree("AWS::Events::Archive", NOTHING)).isFalse();
    }

    @Test
    void aPropertyMayMakeItCost() {
        assertThat(isFree("AWS::SSM::Parameter", NOTHING)).isTrue();
        assertThat(isFree("AWS::SSM::Parameter", NOTHING.deepCopy().put("Tier", "Standard")))
                .isTrue();
        assertThat(isFree("AWS::SSM::Parameter", NOTHING.deepCopy().put("Tier", "Advanced")))
                .isFalse();

        ObjectNode provisioned = NOTHING.deepCopy();
        provisioned.putObject("ProvisionedConcurrencyConfig").put("ProvisionedConcurrentExecutions", 100);
        assertThat(isFree("AWS::Lambda::Version", NOTHING)).isTrue();
        assertThat(isFree("AWS::Lambda::Version", provisioned)).isFalse();
    }

    private static boolean isFree(String type, ObjectNode properties) {
        return FreeTypes.has(new Resource("stack", "It", "stack/It", type, properties, Optional.empty()));
    }
}
