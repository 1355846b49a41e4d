package io.lakewarden.cost.report;

import io.lakewarden.cost.plan.Choice;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** What a run costs against when it ends, with the SLA as a line: each kind of point has a form of its own. */
final class ParetoChart {
    private static final double MILLISECONDS_PER_MINUTE = 60_000;
    private static final int HEIGHT = 340;

    private ParetoChart() {}

    static String of(String name, String description, Decision decision) {
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(series("as defined", decision.defined().choice().stream().toList()));
        data.addSeries(series("alternatives, by their letter", decision.alternatives()));
        data.addSeries(series(
                "all that no other beats in cost, time and risk",
                decision.plan().front()));
        XYPlot plot = new XYPlot(data, minutes(decision), dollars(), renderer());
        plot.setRangeGridlinePaint(Chart.RULE);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setDomainGridlinesVisible(false);
        plot.addDomainMarker(slaLine(decision.sla().toMinutes()));
        return Svg.of(
                name,
                description,
                Chart.chart(plot, "USD a run, against minutes that 19 of 20 runs end within", true),
                HEIGHT);
    }

    private static XYSeries series(String name, List<Choice> choices) {
        XYSeries series = new XYSeries(name, false, true);
        choices.forEach(
                choice -> series.add(minutes(choice), choice.cost().value().doubleValue()));
        return series;
    }

    private static double minutes(Choice choice) {
        return choice.p95().toMillis() / MILLISECONDS_PER_MINUTE;
    }

    private static NumberAxis axis() {
        NumberAxis axis = Chart.numbers();
        Chart.plain(axis);
        return axis;
    }

    private static NumberAxis dollars() {
        NumberAxis axis = axis();
        axis.setUpperMargin(0.12);
        return axis;
    }

    /** From a little before the first to a little behind the last, be it a choice or the SLA. */
    private static NumberAxis minutes(Decision decision) {
        NumberAxis axis = axis();
        double first = decision.all().mapToDouble(ParetoChart::minutes).min().orElse(0);
        double last = decision.all().mapToDouble(ParetoChart::minutes).max().orElse(0);
        double from = Math.min(first, decision.sla().toMinutes());
        double to = Math.max(last, decision.sla().toMinutes());
        double margin = Math.max(1, (to - from) / 20);
        axis.setRange(Math.max(0, from - margin), to + margin);
        return axis;
    }

    private static ValueMarker slaLine(long minutes) {
        ValueMarker line = new ValueMarker(minutes, Chart.TEXT, new BasicStroke(1.5f));
        line.setLabel("SLA " + minutes + " min");
        line.setLabelFont(Chart.font());
        line.setLabelPaint(Chart.TEXT);
        line.setLabelBackgroundColor(Chart.CLEAR);
        line.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        line.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
        return line;
    }

    private static XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        form(renderer, 1, new Ellipse2D.Double(-6, -6, 12, 12), Chart.SERIES.get(0));
        form(renderer, 0, diamond(), Chart.SERIES.get(4));
        form(renderer, 2, new Rectangle2D.Double(-2, -2, 4, 4), Chart.SERIES.get(6));
        renderer.setSeriesItemLabelGenerator(1, (data, series, item) -> Decision.letter(item));
        renderer.setSeriesItemLabelsVisible(1, true);
        renderer.setSeriesItemLabelFont(1, Chart.font());
        renderer.setSeriesItemLabelPaint(1, Chart.TEXT);
        renderer.setSeriesPositiveItemLabelPosition(
                1, new ItemLabelPosition(ItemLabelAnchor.OUTSIDE1, TextAnchor.BOTTOM_LEFT));
        return renderer;
    }

    private static void form(XYLineAndShapeRenderer renderer, int series, Shape shape, Color color) {
        renderer.setSeriesShape(series, shape);
        renderer.setSeriesPaint(series, color);
    }

    private static Shape diamond() {
        Path2D path = new Path2D.Double();
        path.moveTo(0, -8);
        path.lineTo(8, 0);
        path.lineTo(0, 8);
        path.lineTo(-8, 0);
        path.closePath();
        return path;
    }
}
