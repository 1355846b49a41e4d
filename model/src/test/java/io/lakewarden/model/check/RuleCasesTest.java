package io.lakewarden.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Finding;
import io.lakewarden.model.check.emr.ClusterRule;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.Mistake;
import io.lakewarden.model.yaml.RuleCase;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCasesTest {
    @TempDir
    private Path folder;

    @Test
    void findsNothingInTheDefinitionThatCasesChange() {
        RuleCase.copyBase(folder);

        assertThat(found(folder)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAndRefusesWhatTheCaseOfARuleSays(Rule rule) {
        proves("rules", rule.name());
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAndRefusesWhatTheCaseOfAMistakeSays(Mistake mistake) {
        proves("mistakes", mistake.name());
    }

    @ParameterizedTest
    @MethodSource("clusterCodes")
    void acceptsAndRefusesWhatTheCaseOfAClusterRuleSays(String code) {
        proves("clusters", code);
    }

    @Test
    void hasNoCaseForACodeThatIsGone() {
        assertThat(RuleCase.codes("rules")).containsExactlyElementsOf(names(Rule.values()));
        assertThat(RuleCase.codes("clusters"))
                .containsExactlyElementsOf(clusterCodes().toList());
        assertThat(RuleCase.codes("mistakes")).containsExactlyElementsOf(names(Mistake.values()));
    }

    private static Stream<String> clusterCodes() {
        return Stream.concat(
                        Stream.of(ClusterRule.values()).map(Enum::name),
                        Stream.of("TESTED_NOT_OPEN", "TESTED_UNNEEDED"))
                .sorted();
    }

    private void proves(String kind, String code) {
        assertThat(RuleCase.of(kind, code)).as("the case of " + code).isPresent();
        RuleCase proof = RuleCase.of(kind, code).orElseThrow();

        assertThat(found(proof.accepted(folder.resolve("accepted")))).isEmpty();
        assertThat(found(proof.refused(folder.resolve("refused"))))
                .isEqualTo(proof.findings())
                .contains(" " + code + " ")
                .doesNotContain("...");
    }

    private static String found(Path folder) {
        return Checker.check(DefinitionReader.read(folder)).findings().stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }

    private static Iterable<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).sorted().toList();
    }
}
