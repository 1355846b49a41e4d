package io.lakewarden.cost.report;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGeneratorContext.GraphicContextDefaults;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart drawn as SVG, for the inside of a page. No font of this machine is asked how wide a text is. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int WIDTH = 920;
    private static final ChartFont FONT = new ChartFont();

    private Svg() {}

    /**
     * Draws.
     *
     * @param name no other chart of the page has it
     * @param description for those who do not see it
     */
    static String of(String name, String description, JFreeChart chart, int height) {
        Graphics graphics = new Graphics(name);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height);
        root.setAttribute("class", "chart");
        root.setAttribute("role", "img");
        root.setAttribute("aria-label", description);
        ((Element) root.getElementsByTagNameNS(NAMESPACE, "defs").item(0)).removeAttribute("id");
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        String all = text.toString();
        return all.substring(all.indexOf("<svg"));
    }

    /** Batik's, with texts measured by {@link ChartFont}. */
    private static final class Graphics extends SVGGraphics2D {
        Graphics(String name) {
            super(context(name), false);
        }

        @Override
        public FontMetrics getFontMetrics(Font font) {
            return FONT.metrics();
        }
    }

    /** Its identifiers begin with the chart's name, since a page has several. */
    private static SVGGeneratorContext context(String name) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        GraphicContextDefaults defaults = new GraphicContextDefaults();
        defaults.setFont(FONT);
        context.setGraphicContextDefaults(defaults);
        context.setComment("");
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return name + "-" + super.generateID(prefix);
            }
        });
        return context;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java can make a document", e);
        }
    }
}
