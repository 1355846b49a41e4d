package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.money.Usd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chart may depend on. */
class ChartIT {
    @TempDir
    private Path folder;

    @Test
    void aMachineWithoutFontsAndOfAnotherLanguageDrawsTheSame() throws IOException {
        Path none = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>\n");
        ProcessBuilder other = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-cp",
                System.getProperty("java.class.path"),
                ChartIT.class.getName());
        other.environment().put("FONTCONFIG_FILE", none.toString());
        other.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = other.start();
        String drawn = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(drawn).isEqualTo(drawn());
    }

    public static void main(String[] arguments) {
        System.out.writeBytes(drawn().getBytes(StandardCharsets.UTF_8));
    }

    /** One of each kind. */
    private static String drawn() {
        Map<String, Usd> costs = Map.of("S3", Usd.of("72274.48"), "EC2", Usd.of("4760.03"));
        Figures figures =
                new Figures("Months", "month", List.of("S3", "EC2"), List.of(new Figures.Row("2027-11", costs)));
        return String.join(
                "\n",
                Chart.stacked("months", figures),
                Chart.tornado(
                        "inputs",
                        "Inputs",
                        List.of(new Chart.Swing("scaling of lakewarden-prod-compute/AnalystsCluster", 1000.5, 2000.25)),
                        1500),
                Chart.waterfall("changes", "Changes", 96, Reviewed.CHANGES, 77.243),
                ParetoChart.of("clusters", "Clusters", Reviewed.decision()));
    }
}
