package io.lakewarden.model.text;

/** Text of unknown origin made fit for one line of output. */
public final class OneLine {
    private OneLine() {}

    /**
     * The text with control, format and unpaired characters as {@code \}{@code uXXXX}, cut to at most {@code limit}
     * characters; what was cut ends in three dots.
     */
    public static String of(String text, int limit) {
        StringBuilder line = new StringBuilder();
        int next = 0;
        while (next < text.length() && line.length() <= limit) {
            int character = text.codePointAt(next);
            line.append(shown(character));
            next += Character.charCount(character);
        }

        boolean whole = next == text.length() && line.length() <= limit;
        return whole ? line.toString() : start(line, limit - 3) + "...";
    }

    private static String shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> String.format("\\u%04X", character);
            default -> Character.toString(character);
        };
    }

    private static String start(StringBuilder line, int length) {
        int end = Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length;
        return line.substring(0, end);
    }
}
