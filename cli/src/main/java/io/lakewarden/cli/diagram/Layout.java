package io.lakewarden.cli.diagram;

import io.lakewarden.cli.diagram.Placed.Band;
import io.lakewarden.cli.diagram.Placed.PlacedBox;
import io.lakewarden.cli.diagram.Placed.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Finds a place for everything with the Eclipse Layout Kernel's layered algorithm; the only class that knows it. */
final class Layout {
    static final int TITLE_HEIGHT = 20;
    static final int LINE_HEIGHT = 16;
    static final int BOX_PADDING = 12;
    private static final int BAND_PADDING = 14;
    private static final int BAND_HEADING = 30;
    private static final int MARGIN = 16;
    private static final int BETWEEN_COLUMNS = 46;
    private static final int BETWEEN_BOXES = 22;
    private static final int BETWEEN_LINES = 12;

    // No font is asked: the widths of a sans-serif face, a little generous.
    private static final double TITLE_CHARACTER = 7.6;
    private static final double LINE_CHARACTER = 6.4;
    private static final double HEADING_CHARACTER = 9;

    private Layout() {}

    static Placed of(Diagram diagram) {
        ElkNode graph = graph();
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        List<String> columns =
                diagram.columns().stream().map(Diagram.Column::name).toList();
        for (Diagram.Box box : diagram.boxes()) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(width(diagram, box.column()), height(box));
            node.setProperty(LayeredOptions.PARTITIONING_PARTITION, columns.indexOf(box.column()));
            nodes.put(box.id(), node);
        }

        List<ElkEdge> edges = new ArrayList<>();
        for (Diagram.Arrow arrow : diagram.arrows()) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to())));
        }

        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
        return placed(diagram, nodes, edges);
    }

    private static ElkNode graph() {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.RANDOM_SEED, 1);
        graph.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        graph.setProperty(LayeredOptions.PARTITIONING_ACTIVATE, true);
        graph.setProperty(LayeredOptions.MERGE_EDGES, true);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, (double) BETWEEN_BOXES);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, (double) BETWEEN_COLUMNS);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, (double) BAND_PADDING + 4);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, (double) BETWEEN_LINES);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, (double) BETWEEN_LINES);
        return graph;
    }

    private static Placed placed(Diagram diagram, Map<String, ElkNode> nodes, List<ElkEdge> edges) {
        boolean headed =
                diagram.columns().stream().anyMatch(column -> !column.heading().isEmpty());
        int left = MARGIN + BAND_PADDING;
        int top = MARGIN + (headed ? BAND_HEADING : BAND_PADDING);
        List<PlacedBox> boxes = new ArrayList<>();
        for (Diagram.Box box : diagram.boxes()) {
            ElkNode node = nodes.get(box.id());
            boxes.add(new PlacedBox(
                    box, left + round(node.getX()), top + round(node.getY()), round(node.getWidth()), height(box)));
        }

        List<List<Point>> lines =
                edges.stream().map(edge -> line(edge, left, top)).toList();
        int right = 0;
        int bottom = 0;
        for (PlacedBox box : boxes) {
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
        }

        for (Point point : lines.stream().flatMap(List::stream).toList()) {
            right = Math.max(right, point.x());
            bottom = Math.max(bottom, point.y());
        }

        int bandBottom = bottom + BAND_PADDING;
        List<Band> bands = diagram.columns().stream()
                .filter(column -> !column.heading().isEmpty())
                .map(column -> band(column, boxes, bandBottom))
                .toList();
        return new Placed(right + BAND_PADDING + MARGIN, bandBottom + MARGIN, bands, boxes, lines);
    }

    private static Band band(Diagram.Column column, List<PlacedBox> boxes, int bottom) {
        List<PlacedBox> inside = boxes.stream()
                .filter(box -> box.box().column().equals(column.name()))
                .toList();
        int left = inside.stream().mapToInt(PlacedBox::x).min().orElse(0);
        int right = inside.stream().mapToInt(box -> box.x() + box.width()).max().orElse(0);
        return new Band(
                column.heading(), left - BAND_PADDING, MARGIN, right - left + 2 * BAND_PADDING, bottom - MARGIN);
    }

    private static List<Point> line(ElkEdge edge, int left, int top) {
        ElkEdgeSection section = edge.getSections().get(0);
        List<Point> points = new ArrayList<>();
        points.add(new Point(left + round(section.getStartX()), top + round(section.getStartY())));
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(new Point(left + round(bend.getX()), top + round(bend.getY())));
        }

        points.add(new Point(left + round(section.getEndX()), top + round(section.getEndY())));
        return points;
    }

    /** All boxes of a column are as wide as the widest, and wide enough for the heading. */
    private static int width(Diagram diagram, String name) {
        int widest = 0;
        for (Diagram.Column column : diagram.columns()) {
            if (column.name().equals(name)) {
                widest = 2 * (int) Math.ceil(column.heading().length() * HEADING_CHARACTER / 2);
            }
        }

        for (Diagram.Box box : diagram.boxes()) {
            if (box.column().equals(name)) {
                widest = Math.max(widest, width(box));
            }
        }

        return widest;
    }

    private static int width(Diagram.Box box) {
        double widest = box.title().length() * TITLE_CHARACTER;
        for (String line : box.lines()) {
            widest = Math.max(widest, line.length() * LINE_CHARACTER);
        }

        return 2 * ((int) Math.ceil(widest / 2) + BOX_PADDING);
    }

    private static int height(Diagram.Box box) {
        return BOX_PADDING + TITLE_HEIGHT + box.lines().size() * LINE_HEIGHT + BOX_PADDING / 2;
    }

    private static int round(double pixels) {
        return (int) Math.round(pixels);
    }
}
