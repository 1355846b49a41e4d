package io.lakewarden.cost.report;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The charts' font, as wide on every machine whatever fonts are there: it has Helvetica's widths, as Arial and Liberation
 * Sans have too, of which the page's style asks for one.
 */
final class ChartFont extends Font {
    private static final int SIZE = 11;
    private static final float EM = 1000f;
    private static final int ASCENT = 905;
    private static final int DESCENT = 212;
    private static final int LEADING = 33;

    /** Of all characters but those below. */
    private static final int USUAL_WIDTH = 556;

    private static final char FIRST = ' ';

    /** In thousandths of the size, from space to tilde. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // p to ~
    };

    ChartFont() {
        super(SANS_SERIF, PLAIN, SIZE);
    }

    FontMetrics metrics() {
        return new Metrics(this);
    }

    /** Asked of the machine's fonts otherwise. */
    @Override
    public String getFamily() {
        return getName();
    }

    @Override
    public String getFamily(Locale locale) {
        return getName();
    }

    /** There is no other of it: the drawing derives one only to see what it is called. */
    @Override
    public Font deriveFont(Map<? extends Attribute, ?> attributes) {
        return this;
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Line(text.length());
    }

    @Override
    public Rectangle2D getStringBounds(String text, FontRenderContext context) {
        return new Rectangle2D.Float(0, -scaled(ASCENT), width(text), scaled(ASCENT + DESCENT + LEADING));
    }

    private static float width(String text) {
        return scaled(text.chars().map(ChartFont::width).sum());
    }

    private static int width(int character) {
        int index = character - FIRST;
        return index >= 0 && index < WIDTHS.length ? WIDTHS[index] : USUAL_WIDTH;
    }

    private static float scaled(int thousandths) {
        return thousandths * SIZE / EM;
    }

    private static final class Metrics extends FontMetrics {
        Metrics(ChartFont font) {
            super(font);
        }

        @Override
        public int getAscent() {
            return Math.round(scaled(ASCENT));
        }

        @Override
        public int getDescent() {
            return Math.round(scaled(DESCENT));
        }

        @Override
        public int getLeading() {
            return Math.round(scaled(LEADING));
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(width(text));
        }

        @Override
        public int charWidth(char character) {
            return stringWidth(String.valueOf(character));
        }

        @Override
        public int charsWidth(char[] characters, int from, int count) {
            return stringWidth(String.valueOf(characters, from, count));
        }

        @Override
        public int[] getWidths() {
            return IntStream.range(0, 256)
                    .map(character -> charWidth((char) character))
                    .toArray();
        }
    }

    private static final class Line extends LineMetrics {
        private final int characters;

        Line(int characters) {
            this.characters = characters;
        }

        @Override
        public int getNumChars() {
            return characters;
        }

        @Override
        public float getAscent() {
            return scaled(ASCENT);
        }

        @Override
        public float getDescent() {
            return scaled(DESCENT);
        }

        @Override
        public float getLeading() {
            return scaled(LEADING);
        }

        @Override
        public float getHeight() {
            return scaled(ASCENT + DESCENT + LEADING);
        }

        @Override
        public int getBaselineIndex() {
            return Font.ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[] {0, 0, 0};
        }

        @Override
        public float getStrikethroughOffset() {
            return -scaled(ASCENT) / 3;
        }

        @Override
        public float getStrikethroughThickness() {
            return 1;
        }

        @Override
        public float getUnderlineOffset() {
            return 1;
        }

        @Override
        public float getUnderlineThickness() {
            return 1;
        }
    }
}
