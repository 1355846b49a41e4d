package io.lakewarden.cli.report;

import io.lakewarden.cli.diagram.Element;
import java.util.List;
import java.util.Locale;

/** A chart of stacked columns as SVG, with text for those who cannot see it. */
final class ColumnChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 200;
    private static final int LEFT = 52;
    private static final int TOP = 10;
    private static final int BOTTOM = 24;
    private static final int MOST_LABELS = 8;
    private static final double WIDEST_COLUMN = 44;

    private ColumnChart() {}

    /**
     * A column.
     *
     * @param label below it
     * @param parts from the bottom up
     */
    record Column(String label, List<Part> parts) {
        private long total() {
            return parts.stream().mapToLong(Part::value).sum();
        }
    }

    /**
     * A part of a column.
     *
     * @param name of what it counts
     * @param style the class that colours it
     * @param value zero or more
     */
    record Part(String name, String style, long value) {}

    static Element of(String description, List<Column> columns) {
        Element svg = new Element("svg")
                .attr("class", "chart")
                .attr("role", "img")
                .attr("aria-label", description)
                .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
        long step = step(columns.stream().mapToLong(Column::total).max().orElse(0));
        long top = columns.stream().mapToLong(Column::total).max().orElse(0) / step * step + step;
        for (long tick = 0; tick <= top; tick += step) {
            double y = y(tick, top);
            svg.with(new Element("line")
                    .attr("class", "grid")
                    .attr("x1", LEFT)
                    .attr("x2", WIDTH)
                    .attr("y1", number(y))
                    .attr("y2", number(y)));
            svg.with(text("end", LEFT - 8, y + 4, Format.count(tick)));
        }

        double space = (double) (WIDTH - LEFT) / Math.max(1, columns.size());
        int every = (columns.size() + MOST_LABELS - 1) / MOST_LABELS;
        for (int i = 0; i < columns.size(); i++) {
            double center = LEFT + space * (i + 0.5);
            addColumn(svg, columns.get(i), center, Math.min(WIDEST_COLUMN, space * 0.72), top);
            if (i % every == 0) {
                svg.with(text("middle", center, HEIGHT - 6, columns.get(i).label()));
            }
        }

        return svg;
    }

    private static void addColumn(Element svg, Column column, double center, double width, long top) {
        long below = 0;
        for (Part part : column.parts()) {
            double y = y(below + part.value(), top);
            svg.with(new Element("rect")
                    .attr("class", part.style())
                    .attr("x", number(center - width / 2))
                    .attr("y", number(y))
                    .attr("width", number(width))
                    .attr("height", number(y(below, top) - y))
                    .with(new Element("title")
                            .withText(column.label() + ": " + Format.count(part.value()) + " " + part.name())));
            below += part.value();
        }
    }

    /** One, two or five times a power of ten, so that there are three to seven lines. */
    private static long step(long highest) {
        long step = 1;
        while (highest / step > 5) {
            long next = Long.toString(step).startsWith("2") ? step / 2 * 5 : step * 2;
            step = next;
        }

        return step;
    }

    private static double y(long value, long top) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (double) value / top;
    }

    private static Element text(String anchor, double x, double y, String content) {
        return new Element("text")
                .attr("text-anchor", anchor)
                .attr("x", number(x))
                .attr("y", number(y))
                .withText(content);
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
