package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A link leads to a page that can be printed for what its reader has: a pipeline, or a cluster that stays. */
class PageLinksTest {
    private static final Pages PAGES = Pages.in(Path.of(".."));

    @Test
    void aLinkKeepsTheKindOfSubject() {
        assertThat(PAGES.all().stream().flatMap(PageLinksTest::astray)).isEmpty();
    }

    @Test
    void aLinkFromAPipelineToAClusterIsNoticed() {
        assertThat(astray(page("On ${pipeline}: [scale](../planned/scale.md), [spot-loss](spot-loss.md).")))
                .containsExactly("runbooks/failures/made-up.md is about PIPELINE and leads to scale, about CLUSTER");
        assertThat(astray(page("On ${cluster}: [scale](../planned/scale.md)."))).isEmpty();
    }

    @Test
    void aPageAboutTwoIsRefused() {
        assertThatThrownBy(() -> PageSubject.of(page("${pipeline} on ${cluster}")))
                .hasMessage("Invalid page runbooks/failures/made-up.md: it is about a pipeline and about a cluster that"
                        + " stays; with ${subject} alone it is about whichever it is printed for");
        assertThat(Stream.of("${subject}", "${landing}", "${cluster}", "${prefix}")
                        .map(text -> PageSubject.of(page(text))))
                .isEqualTo(List.of(PageSubject.EITHER, PageSubject.PIPELINE, PageSubject.CLUSTER, PageSubject.NONE));
    }

    private static Stream<String> astray(Page page) {
        PageSubject from = PageSubject.of(page);
        return new PageText(page.text())
                .links().stream()
                        .map(link -> link.replaceAll("^.*/|\\.md.*$", ""))
                        .flatMap(name -> PAGES.named(name).stream())
                        .filter(to -> !from.leadsTo(PageSubject.of(to)))
                        .map(to -> page.file() + " is about " + from + " and leads to " + to.name() + ", about "
                                + PageSubject.of(to));
    }

    private static Page page(String text) {
        return new Page("made-up", PageKind.FAILURE, "", text);
    }
}
