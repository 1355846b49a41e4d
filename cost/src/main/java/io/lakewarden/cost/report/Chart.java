package io.lakewarden.cost.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.IntervalBarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.category.DefaultIntervalCategoryDataset;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Charts as SVG, in a few colours that the page's style changes where it is dark. */
final class Chart {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int WIDTH = 920;
    private static final int ROOM_FOR_LAST_LABEL = 24;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Color TEXT = new Color(0x1d2733);
    private static final Color RULE = new Color(0xd9dee4);
    private static final Color CLEAR = new Color(0, 0, 0, 0);
    private static final List<Color> SERIES = List.of(
            new Color(0x2f6f9f),
            new Color(0xc98a2b),
            new Color(0x4c9a74),
            new Color(0x8a5fa3),
            new Color(0xb3524c),
            new Color(0x5f8f95),
            new Color(0x9aa5b1));

    private Chart() {}

    /** How many series have a colour of their own. */
    static int mostSeries() {
        return SERIES.size();
    }

    /** A column for each row, of its parts. */
    static String stacked(String name, Figures figures) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        figures.rows().forEach(row -> figures.columns()
                .forEach(column -> data.addValue(row.cost(column).value().doubleValue(), column, row.name())));
        StackedBarRenderer renderer = new StackedBarRenderer();
        CategoryAxis axis = new CategoryAxis();
        axis.setCategoryMargin(0.1);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        return svg(
                name,
                figures.description(),
                plot(data, axis, renderer, PlotOrientation.VERTICAL),
                300,
                figures.columns().size() > 1);
    }

    /** From where to where the month moves with each input alone; {@code usual} is where it is with none of them. */
    static String tornado(String name, String description, List<Swing> swings, double usual) {
        double[] low = swings.stream().mapToDouble(Swing::low).toArray();
        double[] high = swings.stream().mapToDouble(Swing::high).toArray();
        DefaultIntervalCategoryDataset data = new DefaultIntervalCategoryDataset(
                new String[] {"month"},
                swings.stream().map(Swing::name).toArray(String[]::new),
                boxed(low),
                boxed(high));
        CategoryAxis axis = new CategoryAxis();
        axis.setMaximumCategoryLabelWidthRatio(0.4f);
        IntervalBarRenderer renderer = new IntervalBarRenderer();
        renderer.setIncludeBaseInRange(false);
        CategoryPlot plot = plot(data, axis, renderer, PlotOrientation.HORIZONTAL);
        plot.addRangeMarker(new ValueMarker(usual, TEXT, new BasicStroke(1)));
        ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(false);
        return svg(name, description, plot, 60 + 30 * swings.size(), false);
    }

    /** An input with the least and the most of the month. */
    record Swing(String name, double low, double high) {}

    private static Number[][] boxed(double[] values) {
        Number[][] one = new Number[1][values.length];
        for (int index = 0; index < values.length; index++) {
            one[0][index] = values[index];
        }

        return one;
    }

    private static CategoryPlot plot(
            CategoryDataset data, CategoryAxis axis, BarRenderer renderer, PlotOrientation orientation) {
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setMaximumBarWidth(0.05);
        for (int index = 0; index < SERIES.size(); index++) {
            renderer.setSeriesPaint(index, SERIES.get(index));
        }

        NumberAxis dollars = new NumberAxis("USD a month");
        for (Axis each : List.of(axis, dollars)) {
            each.setTickLabelFont(FONT);
            each.setLabelFont(FONT);
            each.setTickLabelPaint(TEXT);
            each.setLabelPaint(TEXT);
            each.setAxisLinePaint(RULE);
            each.setTickMarkPaint(RULE);
        }

        CategoryPlot plot = new CategoryPlot(data, axis, dollars, renderer);
        plot.setOrientation(orientation);
        plot.setBackgroundPaint(CLEAR);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(RULE);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return plot;
    }

    private static String svg(String name, String description, CategoryPlot plot, int height, boolean withLegend) {
        JFreeChart chart = new JFreeChart(null, FONT, plot, withLegend);
        chart.setBackgroundPaint(CLEAR);
        chart.setPadding(new RectangleInsets(0, 0, 0, ROOM_FOR_LAST_LABEL));
        if (withLegend) {
            chart.getLegend().setBackgroundPaint(CLEAR);
            chart.getLegend().setFrame(BlockBorder.NONE);
            chart.getLegend().setItemFont(FONT);
            chart.getLegend().setItemPaint(TEXT);
        }

        SVGGraphics2D graphics = graphics(name);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height);
        root.setAttribute("class", "chart");
        root.setAttribute("role", "img");
        root.setAttribute("aria-label", description);
        ((Element) root.getElementsByTagNameNS(SVG, "defs").item(0)).removeAttribute("id");
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        String all = text.toString();
        return all.substring(all.indexOf("<svg"));
    }

    /** Its identifiers begin with the chart's name, since a page has several. */
    private static SVGGraphics2D graphics(String name) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment("");
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return name + "-" + super.generateID(prefix);
            }
        });
        return new SVGGraphics2D(context, false);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java can make a document", e);
        }
    }
}
