package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.Golden;
import io.lakewarden.cli.Lakewarden;
import io.lakewarden.infra.alarm.AlarmKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** What pages must be, whatever environment they are printed for. */
class RunbooksTest {
    private static final Path HOME = Path.of("..");
    private static final Path AWS_COMMANDS = Path.of("src/test/resources/aws-commands.txt");
    private static final Pages PAGES = Pages.in(HOME);

    /** What an operator has in a shell, and needs no page to explain. */
    private static final Set<String> PROGRAMS = Set.of(
            "./lakewarden",
            "[",
            "[[",
            "aws",
            "bash",
            "break",
            "chronyc",
            "cp",
            "curl",
            "cut",
            "date",
            "echo",
            "exit",
            "export",
            "find",
            "git",
            "grep",
            "jq",
            "kinit",
            "klist",
            "kvno",
            "npm",
            "npx",
            "read",
            "rm",
            "sleep",
            "spark-sql",
            "tr",
            "zgrep");

    @Test
    void everyAlarmHasAPageAndEveryPageAnAlarm() {
        assertThat(PAGES.of(PageKind.ALARM).stream().map(Page::name).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AlarmKind.values()).map(AlarmKind::word).toList());
    }

    @Test
    void aPageBeginsWithWhatItsAlarmMeans() {
        for (AlarmKind kind : AlarmKind.values()) {
            assertThat(PAGES.named(kind.word()).orElseThrow().summary()).isEqualTo(kind.meaning() + ".");
        }
    }

    @Test
    void everyPageHasItsSectionsASummaryAndANameOfItsOwn() {
        assertThat(PAGES.all().stream().map(Page::name)).doesNotHaveDuplicates();
        assertThat(PAGES.all()).allSatisfy(page -> {
            assertThat(page.summary()).as(page.file()).matches("[A-Z].*\\.");
            assertThat(new PageText(page.text()).headings())
                    .as(page.file())
                    .isEqualTo(page.kind().sections());
        });
    }

    @Test
    void aPageWithoutItsTitleIsRefused() {
        assertThatThrownBy(() -> Page.of("scale", PageKind.PLANNED, "# Scale\nMore.\n"))
                .hasMessage("Invalid page runbooks/planned/scale.md: expected the title # scale");
    }

    @Test
    void noPageLeavesAnythingToBeDone() {
        assertThat(PAGES.all()).allSatisfy(page -> assertThat(page.text())
                .as(page.file())
                .doesNotContain("TODO", "TBD")
                .doesNotContain("\t")
                .doesNotContain(" \n"));
    }

    @Test
    void everyLinkLeadsToAHeadingOrAFile() throws IOException {
        for (Page page : PAGES.all()) {
            checkLinks(page.file(), page.text());
        }

        checkLinks("runbooks/README.md", Files.readString(HOME.resolve("runbooks/README.md")));
    }

    private static void checkLinks(String file, String text) throws IOException {
        for (String link : new PageText(text).links()) {
            String[] parts = link.split("#", 2);
            Path target = HOME.resolve(file).resolveSibling(parts[0]).normalize();
            assertThat(target).as(file).exists();
            if (parts.length == 2) {
                assertThat(new PageText(Files.readString(target)).headings())
                        .as(file)
                        .anyMatch(heading -> heading.toLowerCase(Locale.ROOT)
                                .replace(' ', '-')
                                .equals(parts[1]));
            }
        }
    }

    @Test
    void everyFailureIsReachedFromAPageOfAnAlarm() {
        Set<String> reached = new TreeSet<>();
        Set<String> last =
                Set.copyOf(PAGES.of(PageKind.ALARM).stream().map(Page::name).toList());
        while (reached.addAll(last)) {
            last = Set.copyOf(last.stream()
                    .flatMap(name -> PAGES.named(name).stream())
                    .flatMap(page -> new PageText(page.text()).links().stream())
                    .map(link -> link.replaceAll("^.*/|\\.md.*$", ""))
                    .toList());
        }

        assertThat(PAGES.of(PageKind.FAILURE).stream().map(Page::name).filter(name -> !reached.contains(name)))
                .isEmpty();
    }

    @Test
    void everyCommandIsOfAProgramThatAnOperatorHas() {
        assertThat(PAGES.all()).allSatisfy(page -> assertThat(new PageText(page.text()).commands())
                .as(page.file())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(PROGRAMS).contains(command.get(0))));
    }

    @Test
    void everyCommandOfOursIsUnderstood() throws IOException {
        PageText index = new PageText(Files.readString(HOME.resolve("runbooks/README.md")));

        assertThat(Stream.concat(PAGES.all().stream().map(page -> new PageText(page.text())), Stream.of(index))
                        .flatMap(RunbooksTest::notUnderstood))
                .isEmpty();
    }

    @Test
    void aCommandOfOursThatIsNoneIsNoticed() {
        assertThat(notUnderstood(PageText.of("./lakewarden check", "./lakewarden check --nothing")))
                .containsExactly("check --nothing: Unknown option: '--nothing'");
    }

    private static Stream<String> notUnderstood(PageText page) {
        return page.commandsOf("./lakewarden").stream().distinct().flatMap(words -> {
            try {
                Lakewarden.commandLine().parseArgs(words.toArray(String[]::new));
                return Stream.empty();
            } catch (ParameterException mistake) {
                return Stream.of(String.join(" ", words) + ": " + mistake.getMessage());
            }
        });
    }

    @Test
    void everyPlaceholderIsKnownAndUsed() {
        Set<String> used = PAGES.all().stream()
                .flatMap(page -> Placeholder.WRITTEN.matcher(page.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used)
                .isEqualTo(Stream.of(Placeholder.values())
                        .map(Placeholder::key)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The file is what the AWS CLI took; {@code AwsCommandsIT} asks it again wherever it is installed. */
    @Test
    void everyCommandOfAwsIsOneThatItsOwnCommandLineTook() {
        String shapes = PAGES.all().stream()
                .flatMap(page -> AwsCommand.of(new PageText(page.text())))
                .map(AwsCommand::shape)
                .sorted()
                .distinct()
                .map(shape -> shape + "\n")
                .collect(Collectors.joining());

        Golden.assertSame(AWS_COMMANDS, shapes);
    }

    @Test
    void pagesAreListedAlarmsFirst() {
        assertThat(PAGES.all().stream().map(Page::kind).distinct())
                .containsExactly(PageKind.ALARM, PageKind.FAILURE, PageKind.PLANNED);
    }
}
