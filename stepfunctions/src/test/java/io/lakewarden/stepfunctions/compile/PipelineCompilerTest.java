package io.lakewarden.stepfunctions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.stepfunctions.Golden;
import io.lakewarden.stepfunctions.SamplePlatform;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PipelineCompilerTest {
    @Test
    void aMinimalPipelineCompilesAsAccepted() throws IOException {
        Golden.check(
                "minimal-prod.asl.json",
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.minimal(), SamplePlatform.prod())));
    }

    @Test
    void billingInProductionCompilesAsAccepted() throws IOException {
        Golden.check(
                "billing-prod.asl.json",
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.billing(), SamplePlatform.prod())));
    }

    @Test
    void billingOnThisMachineCompilesAsAccepted() throws IOException {
        Golden.check(
                "billing-local.asl.json",
                StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.billing(), SamplePlatform.local())));
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        StateMachine machine = PipelineCompiler.compile(SamplePlatform.billing(), SamplePlatform.prod());

        assertThat(StateMachineJson.read(StateMachineJson.toJson(machine))).isEqualTo(machine);
    }
}
