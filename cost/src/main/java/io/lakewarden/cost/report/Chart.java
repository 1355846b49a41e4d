package io.lakewarden.cost.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.IntervalBarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.WaterfallBarRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.category.DefaultIntervalCategoryDataset;

/** Charts in a few colours that the page's style changes where it is dark. */
final class Chart {
    static final Color TEXT = new Color(0x1d2733);
    static final Color RULE = new Color(0xd9dee4);
    static final Color CLEAR = new Color(0, 0, 0, 0);
    static final List<Color> SERIES = List.of(
            new Color(0x2f6f9f),
            new Color(0xc98a2b),
            new Color(0x4c9a74),
            new Color(0x8a5fa3),
            new Color(0xb3524c),
            new Color(0x5f8f95),
            new Color(0x9aa5b1));
    private static final ChartFont FONT = new ChartFont();
    private static final int ROOM_FOR_LAST_LABEL = 24;
    private static final String A_MONTH = "USD a month";
    private static final Color MORE = SERIES.get(4);
    private static final Color LESS = SERIES.get(2);

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
        CategoryPlot plot = plot(data, columns(), new StackedBarRenderer(), PlotOrientation.VERTICAL);
        return Svg.of(
                name,
                figures.description(),
                chart(plot, A_MONTH, figures.columns().size() > 1),
                320);
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
        return Svg.of(name, description, chart(plot, A_MONTH, false), 70 + 30 * swings.size());
    }

    /** An input with the least and the most of the month. */
    record Swing(String name, double low, double high) {}

    /** From what was to what is, by what changed it. */
    static String waterfall(String name, String description, double before, List<Change> changes, double after) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        data.addValue(before, A_MONTH, "before");
        changes.forEach(change -> data.addValue(change.amount().value().doubleValue(), A_MONTH, change.label()));
        data.addValue(after, A_MONTH, "now");
        Color whole = SERIES.get(0);
        CategoryAxis axis = columns();
        axis.setMaximumCategoryLabelLines(3);
        CategoryPlot plot =
                plot(data, axis, new WaterfallBarRenderer(whole, MORE, LESS, whole), PlotOrientation.VERTICAL);
        plot.getRangeAxis().setRange(around(before, changes));
        return Svg.of(name, description, chart(plot, A_MONTH, false), 320);
    }

    /** All that the month was on the way, with a margin, so that small changes of a large month are seen. */
    private static Range around(double before, List<Change> changes) {
        double least = before;
        double most = before;
        double at = before;
        for (Change change : changes) {
            at += change.amount().value().doubleValue();
            least = Math.min(least, at);
            most = Math.max(most, at);
        }

        double margin = Math.max((most - least) / 4, 0.01);
        return new Range(Math.max(0, least - margin), most + margin);
    }

    /** With that in its upper left corner. */
    static JFreeChart chart(Plot plot, String unit, boolean withLegend) {
        plot.setBackgroundPaint(CLEAR);
        plot.setOutlineVisible(false);
        JFreeChart chart = new JFreeChart(null, FONT, plot, withLegend);
        chart.setBackgroundPaint(CLEAR);
        chart.setPadding(new RectangleInsets(0, 0, 0, ROOM_FOR_LAST_LABEL));
        TextTitle corner = new TextTitle(unit, FONT);
        corner.setPaint(TEXT);
        corner.setHorizontalAlignment(HorizontalAlignment.LEFT);
        chart.addSubtitle(0, corner);
        if (withLegend) {
            chart.getLegend().setBackgroundPaint(CLEAR);
            chart.getLegend().setFrame(BlockBorder.NONE);
            chart.getLegend().setItemFont(FONT);
            chart.getLegend().setItemPaint(TEXT);
        }

        return chart;
    }

    /** With numbers written alike everywhere. */
    static NumberAxis numbers() {
        NumberAxis axis = new NumberAxis();
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        return axis;
    }

    static void plain(Axis axis) {
        axis.setTickLabelFont(FONT);
        axis.setLabelFont(FONT);
        axis.setTickLabelPaint(TEXT);
        axis.setLabelPaint(TEXT);
        axis.setAxisLinePaint(RULE);
        axis.setTickMarkPaint(RULE);
    }

    static ChartFont font() {
        return FONT;
    }

    private static CategoryAxis columns() {
        CategoryAxis axis = new CategoryAxis();
        axis.setCategoryMargin(0.1);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        return axis;
    }

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
        renderer.setDrawBarOutline(false);
        renderer.setMaximumBarWidth(0.05);
        for (int index = 0; index < SERIES.size(); index++) {
            Paint paint = SERIES.get(index);
            renderer.setSeriesPaint(index, paint);
        }

        NumberAxis dollars = numbers();
        plain(axis);
        plain(dollars);
        CategoryPlot plot = new CategoryPlot(data, axis, dollars, renderer);
        plot.setOrientation(orientation);
        plot.setRangeGridlinePaint(RULE);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return plot;
    }
}
