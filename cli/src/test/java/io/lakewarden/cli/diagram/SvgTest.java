package io.lakewarden.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cli.diagram.Diagram.Arrow;
import io.lakewarden.cli.diagram.Diagram.Box;
import io.lakewarden.cli.diagram.Diagram.Column;
import io.lakewarden.cli.diagram.Diagram.Kind;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgTest {
    private static final Column LEFT = new Column("left", "LEFT");
    private static final Column RIGHT = new Column("right", "");

    @Test
    void drawsTheSameBytesEveryTime() {
        Diagram diagram = diagram(box("a", "left", "A"), box("b", "right", "B"));

        assertThat(Svg.render(diagram)).isEqualTo(Svg.render(diagram)).endsWith("</svg>\n");
    }

    @Test
    void isWellFormedAndEscapesWhatItIsGiven() throws Exception {
        String svg =
                Svg.render(diagram(box("a", "left", "<script>alert(1)</script> & \"more\""), box("b", "right", "B")));

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("a picture");
        assertThat(document.getElementsByTagName("text").item(1).getTextContent())
                .isEqualTo("<script>alert(1)</script> & \"more\"");
    }

    @Test
    void usesNothingFromOutside() {
        assertThat(Svg.render(diagram(box("a", "left", "A"), box("b", "right", "B")))
                        .replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "url(", "@import", "href");
    }

    @Test
    void drawsBoxesOfAColumnBelowEachOtherAndLaterColumnsFurtherRight() {
        Placed placed = Layout.of(new Diagram(
                "a picture",
                List.of(LEFT, RIGHT),
                List.of(box("a", "left", "A"), box("b", "right", "B"), box("c", "left", "C")),
                List.of(new Arrow("a", "b"), new Arrow("c", "b"))));

        assertThat(placed.boxes().get(0).x()).isEqualTo(placed.boxes().get(2).x());
        assertThat(placed.boxes().get(0).y()).isNotEqualTo(placed.boxes().get(2).y());
        assertThat(placed.boxes().get(1).x())
                .isGreaterThan(placed.boxes().get(0).x() + placed.boxes().get(0).width());
        assertThat(placed.lines()).hasSize(2);
        assertThat(placed.bands()).extracting(Placed.Band::heading).containsExactly("LEFT");
    }

    @Test
    void drawsAPictureWithoutBoxes() {
        assertThat(Svg.render(new Diagram("nothing", List.of(), List.of(), List.of())))
                .contains("<title>nothing</title>");
    }

    @Test
    void refusesArrowsAndColumnsThatLeadNowhere() {
        assertThatThrownBy(() -> new Diagram("x", List.of(LEFT), List.of(), List.of(new Arrow("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot draw an arrow from a: no such box");
        assertThatThrownBy(() -> new Diagram("x", List.of(LEFT), List.of(box("a", "right", "A")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot draw box a: no column right");
        assertThatThrownBy(() -> new Diagram(
                        "x", List.of(LEFT), List.of(box("a", "left", "A"), box("a", "left", "B")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot draw box a: it is there twice");
    }

    private static Diagram diagram(Box from, Box to) {
        return new Diagram(
                "a picture", List.of(LEFT, RIGHT), List.of(from, to), List.of(new Arrow(from.id(), to.id())));
    }

    private static Box box(String id, String column, String title) {
        return new Box(id, column, Kind.THING, title, List.of());
    }
}
