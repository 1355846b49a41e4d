package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages tell a reader to type is what the command understands. */
class DocumentedCommandsTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @Test
    void everyDocumentedCommandIsUnderstood() throws IOException {
        List<String> commands = documentedCommands();

        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(commands).allSatisfy(command -> assertThatCode(
                        () -> Lakewarden.commandLine().parseArgs(words(command)))
                .doesNotThrowAnyException());
    }

    @Test
    void theContinuousBuildRunsTheTestCommandOfTheReadme() throws IOException {
        assertThat(Files.readString(HOME.resolve("README.md"))).contains("```\nmvn verify\n```");
        assertThat(Files.readString(HOME.resolve(".ci/run"))).contains("mvn -B -ntp verify");
    }

    @Test
    void everyLinkToAFileLeadsToOne() throws IOException {
        Pattern link = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
        for (Path page : pages()) {
            Matcher links = link.matcher(Files.readString(page));
            while (links.find()) {
                assertThat(page.resolveSibling(links.group(1)).normalize()).exists();
            }
        }
    }

    private static List<String> documentedCommands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path page : pages()) {
            Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith("./lakewarden "))
                    .map(line -> line.substring("./lakewarden ".length()))
                    .forEach(commands::add);
        }

        return commands;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(HOME.resolve("README.md"), HOME.resolve("CONTRIBUTING.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(Stream.of(matcher.group(1), matcher.group(2), matcher.group(3))
                    .filter(group -> group != null)
                    .findFirst()
                    .orElseThrow());
        }

        return words.toArray(String[]::new);
    }
}
