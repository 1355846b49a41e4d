package io.lakewarden.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTest {
    private static final String TEMPLATE =
            """
            Parameters:
              Stage: {Type: String, AllowedValues: [dev, prod], Default: dev}
              Nodes: {Type: Number, MinValue: 1, MaxValue: 20, Default: 2}
              Name: {Type: String, AllowedPattern: '[a-z]+', MinLength: 2, MaxLength: 4, Default: data}
              Subnets: {Type: CommaDelimitedList, Default: 'subnet-1'}
              Ports: {Type: List<Number>, Default: '80'}
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties: {Stage: !Ref Stage, Nodes: !Ref Nodes, Name: !Ref Name, Subnets: !Ref Subnets, Ports: !Ref Ports}
            """;

    @TempDir
    private Path folder;

    private Path template = Path.of("");

    @BeforeEach
    void writeTemplate() throws IOException {
        template = Files.writeString(folder.resolve("topic.yaml"), TEMPLATE);
    }

    @Test
    void aValueThatTheTemplateTakesStandsWhereItIsReferredTo() {
        assertThat(topic(Map.of("Stage", "prod", "Nodes", "20", "Name", "lake", "Subnets", "a, b", "Ports", "1,2")))
                .isEqualTo(
                        """
                        {"Stage":"prod","Nodes":"20","Name":"lake","Subnets":["a","b"],"Ports":["1","2"]}""");
        assertThat(topic(Map.of()))
                .isEqualTo(
                        """
                        {"Stage":"dev","Nodes":2,"Name":"data","Subnets":["subnet-1"],"Ports":["80"]}""");
    }

    @Test
    void aNameThatNoTemplateDeclaresIsRefusedWithThoseThatAreDeclared() throws IOException {
        refuses(
                "Stag",
                "prod",
                "Cannot give the parameter Stag a value: no template declares it; name one of Name, Nodes, Ports, Stage,"
                        + " Subnets");

        Files.writeString(template, "Resources: {Topic: {Type: AWS::SNS::Topic}}");
        refuses(
                "Stag",
                "prod",
                "Cannot give the parameter Stag a value: no template declares it; they declare none, leave it out");
    }

    @Test
    void aValueThatTheTemplateDoesNotTakeIsRefused() {
        refuses("Stage", "test", "'test': expected one of dev, prod, as its template declares");
        refuses("Nodes", "many", "'many': expected a number, as its template declares");
        refuses("Nodes", "0", "'0': expected at least 1, as its template declares");
        refuses("Nodes", "21", "'21': expected at most 20, as its template declares");
        refuses("Name", "d4ta", "'d4ta': expected what matches [a-z]+, as its template declares");
        refuses("Name", "d", "'d': expected 2 to 4 characters, as its template declares");
        refuses("Ports", "1,b", "'1,b': expected a number, as its template declares");
    }

    private String topic(Map<String, String> parameters) {
        return Inventory.read(template, parameters)
                .resources()
                .get(0)
                .properties()
                .toString();
    }

    private void refuses(String name, String value, String message) {
        assertThatThrownBy(() -> Inventory.read(template, Map.of(name, value)))
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith(message)
                .hasMessageStartingWith("Cannot give the parameter " + name + " ");
    }
}
