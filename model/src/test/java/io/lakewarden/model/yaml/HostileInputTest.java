package io.lakewarden.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakewarden.model.Finding;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.Checker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileInputTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> FILES =
            List.of("platform/platform.yaml", "platform/domains/billing.yaml", "platform/environments/dev.yaml");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long SEED = Long.getLong("seed", 20260131);
    private static final int ROUNDS = Integer.getInteger("rounds", 1000);
    private static final List<String> PIECES = List.of(
            "\t",
            "\n",
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!int ",
            "|\n",
            ">\n",
            "#",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "? ",
            "<<: ",
            "null",
            "true",
            "1e999999999",
            "0x1F",
            "-",
            ".inf",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "\uD800",
            "\\",
            "\"\\UFFFFFFFF\"",
            "\"\\x\"",
            "@",
            "`",
            ",",
            "\r",
            "99999999999999999999",
            "{}: x");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheSampleDefinition() throws IOException {
        Files.createDirectories(folder.resolve("platform/domains"));
        Files.createDirectories(folder.resolve("platform/environments"));
        for (String file : FILES) {
            Files.copy(PROJECT.resolve(file), folder.resolve(file));
        }

        Files.copy(
                PROJECT.resolve("platform/environments/local.yaml"),
                folder.resolve("platform/environments/local.yaml"));
    }

    @Test
    void refusesAFileOfFiftyMegabytesUnread() throws IOException {
        Files.write(folder.resolve(FILES.get(1)), new byte[50_000_000]);

        assertThat(lines())
                .containsExactly("platform/domains/billing.yaml:1:1 error FILE_TOO_LARGE Cannot read "
                        + "platform/domains/billing.yaml: it is over 1 MiB large; split it into several files");
    }

    @Test
    void refusesADefinitionOfManyLargeFiles() throws IOException {
        for (int file = 0; file < 20; file++) {
            Files.write(folder.resolve("platform/domains/large-" + (10 + file) + ".yaml"), new byte[1_000_000]);
        }

        assertThat(lines())
                .containsExactly("platform/domains/large-26.yaml:1:1 error FILE_TOO_LARGE Cannot read "
                        + "platform/domains/large-26.yaml: the definition is over 16 MiB large with it; "
                        + "remove what is no definition");
    }

    @Test
    void refusesNestingAHundredThousandLevelsDeepWithItsPosition() throws IOException {
        write(FILES.get(1), "[".repeat(100_000));

        assertThat(lines())
                .containsExactly(
                        "platform/domains/billing.yaml:1:33 error YAML_TOO_DEEP "
                                + "Cannot read values nested over 32 levels deep: no definition needs them; remove the inner levels");
    }

    @Test
    void refusesDeepNestingInEveryStyle() throws IOException {
        String block = IntStream.range(0, 700)
                .mapToObj(level -> " ".repeat(level) + "a:\n")
                .collect(Collectors.joining());
        for (String text : List.of("{a: ".repeat(50_000), "- ".repeat(100_000), "? ".repeat(100_000), block)) {
            write(FILES.get(1), text);

            assertThat(lines()).singleElement().asString().contains(" error YAML_TOO_DEEP ");
        }
    }

    @Test
    void refusesAnAliasBombWithItsPosition() throws IOException {
        write(FILES.get(1), "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");

        assertThat(lines())
                .hasSize(6)
                .contains("platform/domains/billing.yaml:1:4 error YAML_ALIAS Cannot use the anchor or alias a: "
                        + "a definition says everything where it stands; write the value out")
                .allMatch(line -> line.contains(" error YAML_ALIAS "));
    }

    @Test
    void refusesABinaryFileWithTheLineOfItsFirstWrongByte() throws IOException {
        Files.write(folder.resolve(FILES.get(1)), new byte[] {'a', ':', ' ', 'b', '\n', 'c', (byte) 0xC3, 0x28});

        assertThat(lines())
                .containsExactly(
                        "platform/domains/billing.yaml:2:2 error FILE_NOT_TEXT Cannot read "
                                + "platform/domains/billing.yaml as text: here stands a byte that is not UTF-8; save the file as UTF-8 text");
    }

    @Test
    void readsAFileWithAByteOrderMarkAndWindowsLineEndings() throws IOException {
        String text = Files.readString(folder.resolve(FILES.get(1)));
        write(FILES.get(1), "\uFEFF" + text.replace("\n", "\r\n"));

        assertThat(lines()).isEmpty();
    }

    @Test
    void refusesLinksThatLeadInACircle() throws IOException {
        Files.createSymbolicLink(folder.resolve("platform/domains/loop.yaml"), Path.of("loop.yaml"));
        Files.createSymbolicLink(folder.resolve("platform/domains/device.yaml"), Path.of("/dev/zero"));

        assertThat(lines())
                .containsExactly(
                        "platform/domains/device.yaml:1:1 error FILE_UNREADABLE Cannot read platform/domains/device.yaml: "
                                + "it is no file; put a file in its place",
                        "platform/domains/loop.yaml:1:1 error FILE_UNREADABLE Cannot read platform/domains/loop.yaml: "
                                + "it is no file; put a file in its place");
        Files.delete(folder.resolve("platform/domains/device.yaml"));
    }

    @Test
    void saysThatThereIsNoDefinitionInAnEmptyFolder() {
        assertThat(Checker.check(DefinitionReader.read(folder.resolve("nowhere")))
                        .findings())
                .map(Finding::toString)
                .containsExactly("platform/platform.yaml:1:1 error FILE_MISSING Cannot read platform/platform.yaml: "
                        + "there is no such file; add it, or go to the folder that holds platform/");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Files.createDirectories(nowhere);
        Files.writeString(nowhere.resolve("platform"), "name: x\n");

        assertThat(Checker.check(DefinitionReader.read(nowhere)).findings())
                .map(Finding::code)
                .containsExactly("FILE_UNREADABLE", "FILE_MISSING");
    }

    @Test
    void escapesAndCutsWhatItQuotes() throws IOException {
        write(FILES.get(2), "kind: \"aws\\n\\e[31m" + "x".repeat(10_000) + "\"\n");

        assertThat(lines()).allMatch(line -> line.length() < 350 && line.chars().allMatch(c -> c >= ' '));
    }

    @Test
    void answersWithinSecondsWhateverIsRepeated() throws IOException {
        List<String> parts = List.of(
                "grants:\n", "- {to: x%d, actions: [read], dataset: gold.y%d}\n",
                "datasets:\n", "  gold.t%d: {description: x, columns: {a%d: {type: int, classifications: [b%d]}}}\n",
                "datasets:\n", "  g%d: {}\n",
                "", "k%d: v\n",
                "a: ", "\"",
                "a: ", "'",
                "a: ", "{",
                "a: ", "}",
                "a: ", "- - ",
                "a: [", "[], ",
                "a: ", "\u00e9",
                "a: ", "? ",
                "a: ", "!",
                "a: ", "&x ",
                "a: ", "\\",
                "a: \"", "\\",
                "a: \"", " \n",
                "a: |\n", "\n",
                "%", "%",
                "a: ", "#",
                "", "? \n");
        for (int pair = 0; pair < parts.size(); pair += 2) {
            StringBuilder text = new StringBuilder("description: x\nowner: finance\n").append(parts.get(pair));
            for (int at = 0; text.length() < 900_000; at++) {
                text.append(parts.get(pair + 1).replace("%d", Integer.toString(at)));
            }

            write(FILES.get(1), text.toString());
            String repeated = parts.get(pair + 1);
            assertTimeoutPreemptively(LIMIT, this::check, () -> repeated);
        }
    }

    @Test
    void neverFailsOnRandomBytes() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            for (int at = 0; round % 2 == 0 && at < bytes.length; at++) {
                bytes[at] = (byte) (' ' + (bytes[at] & 0x7F) % 95);
            }

            Files.write(folder.resolve(FILES.get(round % FILES.size())), bytes);
            proveCalm(round);
        }
    }

    @Test
    void neverFailsOnMutationsOfTheSampleDefinition() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String file = FILES.get(random.nextInt(FILES.size()));
            String text = Files.readString(PROJECT.resolve(file));
            for (int change = random.nextInt(4); change >= 0; change--) {
                text = mutated(text, random);
            }

            write(file, text);
            proveCalm(round);
            write(file, Files.readString(PROJECT.resolve(file)));
        }
    }

    private void proveCalm(int round) {
        assertThatCode(() -> {
                    Checked checked = assertTimeoutPreemptively(LIMIT, this::check);
                    boolean errors = checked.findings().stream()
                            .anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
                    assertThat(checked.platform().isPresent()).isNotEqualTo(errors);
                })
                .as("round %d with -Dseed=%d", round, SEED)
                .doesNotThrowAnyException();
    }

    private static String mutated(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        int other = random.nextInt(text.length() + 1);
        String copied = text.substring(other, Math.min(text.length(), other + random.nextInt(60)));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + piece + text.substring(from);
            case 2 -> text.substring(0, from) + piece + text.substring(to);
            case 3 -> text.substring(0, from) + copied + text.substring(to);
            default -> text.substring(0, from);
        };
    }

    private Checked check() {
        return Checker.check(DefinitionReader.read(folder));
    }

    private List<String> lines() {
        return assertTimeoutPreemptively(LIMIT, this::check).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Files.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }
}
