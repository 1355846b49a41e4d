package io.lakewarden.cli.diagram;

import static j2html.TagCreator.rawHtml;

import io.lakewarden.cli.diagram.Placed.Band;
import io.lakewarden.cli.diagram.Placed.PlacedBox;
import io.lakewarden.cli.diagram.Placed.Point;
import java.util.List;

/**
 * Draws a diagram as SVG that can stand in a file of its own or inside a page. The same diagram gives the same bytes on
 * every machine. Follows the reader's choice of light or dark.
 */
public final class Svg {
    private static final String STYLE =
            """
            .lw-diagram{--lw-ground:#fff;--lw-band:#f3f5f7;--lw-box:#fff;--lw-edge:#8a97a6;--lw-text:#1d2733;\
            --lw-soft:#5b6876;--lw-step:#e6eef6;--lw-step-edge:#7d9cbd;--lw-aside:#fdf3e3;--lw-aside-edge:#c08a2d}
            @media (prefers-color-scheme:dark){.lw-diagram{--lw-ground:#151b22;--lw-band:#1c242d;--lw-box:#232d38;\
            --lw-edge:#72808f;--lw-text:#e6ebf0;--lw-soft:#a3afbb;--lw-step:#20344a;--lw-step-edge:#5d86b3;\
            --lw-aside:#3a2e17;--lw-aside-edge:#c9973f}}
            @media print{.lw-diagram{--lw-ground:#fff;--lw-band:#f3f5f7;--lw-box:#fff;--lw-edge:#8a97a6;\
            --lw-text:#1d2733;--lw-soft:#5b6876;--lw-step:#e6eef6;--lw-step-edge:#7d9cbd;--lw-aside:#fdf3e3;\
            --lw-aside-edge:#c08a2d}}
            .lw-diagram text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
            fill:var(--lw-text);text-anchor:middle}
            .lw-diagram .lw-title{font-size:13px;font-weight:600}
            .lw-diagram .lw-line{font-size:11.5px;fill:var(--lw-soft)}
            .lw-diagram .lw-heading{font-size:11.5px;font-weight:600;letter-spacing:.06em;fill:var(--lw-soft)}
            .lw-diagram .lw-ground{fill:var(--lw-ground)}
            .lw-diagram .lw-band{fill:var(--lw-band)}
            .lw-diagram .lw-thing{fill:var(--lw-box);stroke:var(--lw-edge)}
            .lw-diagram .lw-planned{fill:none;stroke:var(--lw-edge);stroke-dasharray:5 4}
            .lw-diagram .lw-step{fill:var(--lw-step);stroke:var(--lw-step-edge)}
            .lw-diagram .lw-aside{fill:var(--lw-aside);stroke:var(--lw-aside-edge)}
            .lw-diagram .lw-arrow{fill:none;stroke:var(--lw-edge);stroke-width:1.3}
            .lw-diagram .lw-head{fill:var(--lw-edge)}
            """;

    private static final int CORNER = 6;
    private static final int HEAD_LENGTH = 8;
    private static final int HEAD_HALF_WIDTH = 4;

    private Svg() {}

    /** The picture as one {@code svg} element that ends in a line feed. */
    public static String render(Diagram diagram) {
        Placed placed = Layout.of(diagram);
        Element svg = new Element("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("class", "lw-diagram")
                .attr("role", "img")
                .attr("viewBox", "0 0 " + placed.width() + " " + placed.height())
                .attr("width", placed.width())
                .attr("height", placed.height());
        svg.with(rawHtml("\n"), new Element("title").withText(diagram.title()));
        svg.with(rawHtml("\n"), new Element("style").with(rawHtml("\n" + STYLE)));
        add(svg, rectangle("lw-ground", 0, 0, placed.width(), placed.height(), 10));
        placed.bands().forEach(band -> addBand(svg, band));
        // Whatever starts or ends together is drawn on one line, so a line is not drawn again by every arrow on it.
        placed.lines().forEach(line -> addArrow(svg, line));
        placed.boxes().forEach(box -> addBox(svg, box));
        svg.with(rawHtml("\n"));
        return svg.render() + "\n";
    }

    private static void addBand(Element svg, Band band) {
        add(svg, rectangle("lw-band", band.x(), band.y(), band.width(), band.height(), CORNER));
        add(svg, text("lw-heading", band.x() + band.width() / 2, band.y() + 19, band.heading()));
    }

    private static void addBox(Element svg, PlacedBox placed) {
        Diagram.Box box = placed.box();
        boolean step = box.kind() == Diagram.Kind.STEP;
        int corner = step ? 16 : CORNER;
        add(svg, rectangle(style(box.kind()), placed.x(), placed.y(), placed.width(), placed.height(), corner));
        int center = placed.x() + placed.width() / 2;
        int baseline = placed.y() + Layout.BOX_PADDING + 11;
        add(svg, text("lw-title", center, baseline, box.title()));
        for (String line : box.lines()) {
            baseline += Layout.LINE_HEIGHT;
            add(svg, text("lw-line", center, baseline + 1, line));
        }
    }

    private static String style(Diagram.Kind kind) {
        return switch (kind) {
            case THING -> "lw-thing";
            case STEP -> "lw-step";
            case ASIDE -> "lw-aside";
            case PLANNED -> "lw-planned";
        };
    }

    private static void addArrow(Element svg, List<Point> line) {
        Point end = line.get(line.size() - 1);
        StringBuilder path = new StringBuilder();
        for (Point point : line.subList(0, line.size() - 1)) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(point.x())
                    .append(' ')
                    .append(point.y());
        }

        Point before = line.get(line.size() - 2);
        int direction = end.x() >= before.x() ? 1 : -1;
        int neck = end.x() - direction * HEAD_LENGTH;
        path.append("L").append(neck).append(' ').append(end.y());
        add(svg, new Element("path").attr("class", "lw-arrow").attr("d", path.toString()));
        String head = "M%d %dl%d %dv%dz"
                .formatted(end.x(), end.y(), -direction * HEAD_LENGTH, -HEAD_HALF_WIDTH, 2 * HEAD_HALF_WIDTH);
        add(svg, new Element("path").attr("class", "lw-head").attr("d", head));
    }

    private static Element rectangle(String style, int x, int y, int width, int height, int corner) {
        return new Element("rect")
                .attr("class", style)
                .attr("x", x)
                .attr("y", y)
                .attr("width", width)
                .attr("height", height)
                .attr("rx", corner);
    }

    private static Element text(String style, int x, int y, String content) {
        return new Element("text")
                .attr("class", style)
                .attr("x", x)
                .attr("y", y)
                .withText(content);
    }

    private static void add(Element svg, Element child) {
        svg.with(rawHtml("\n"), child);
    }
}
