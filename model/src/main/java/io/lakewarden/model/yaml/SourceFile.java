package io.lakewarden.model.yaml;

import io.lakewarden.model.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The text of one file. A byte order mark at its start is dropped.
 *
 * @param name as in {@link Position#file()}
 * @param path where it is
 */
record SourceFile(String name, Path path) {
    static final int LARGEST_BYTES = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The file's text; empty, with a finding, when it is none, too large or cannot be read. */
    Optional<String> text(Notes notes) {
        try {
            if (!Files.isRegularFile(path)) {
                return refuse(notes, Mistake.FILE_UNREADABLE, "it is no file", "put a file in its place");
            }

            if (Files.size(path) > LARGEST_BYTES) {
                return tooLarge(notes);
            }

            byte[] bytes;
            try (InputStream stream = Files.newInputStream(path)) {
                bytes = stream.readNBytes(LARGEST_BYTES + 1);
            }

            return bytes.length > LARGEST_BYTES ? tooLarge(notes) : decode(bytes, notes);
        } catch (IOException failure) {
            String why = failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
            return refuse(notes, Mistake.FILE_UNREADABLE, why.replace(" Exception", ""), "let your user read it");
        }
    }

    /** Its size; zero where there is none to be had. */
    long bytes() {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    private Position start() {
        return new Position(name, 1, 1);
    }

    private Optional<String> tooLarge(Notes notes) {
        return refuse(notes, Mistake.FILE_TOO_LARGE, "it is over 1 MiB large", "split it into several files");
    }

    private Optional<String> refuse(Notes notes, Mistake mistake, String why, String remedy) {
        notes.refuse(mistake, start(), "Cannot read " + name + ": " + why, remedy);
        return Optional.empty();
    }

    private Optional<String> decode(byte[] bytes, Notes notes) {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        CharBuffer target = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(source, target, true);
        String decoded = target.flip().toString();
        String text = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
        if (result.isError()) {
            return notText(notes, text, text.length(), "a byte that is not UTF-8");
        }

        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!StreamReader.isPrintable(text.codePointAt(at))) {
                return notText(notes, text, at, String.format("the control character U+%04X", text.codePointAt(at)));
            }
        }

        return Optional.of(text);
    }

    private Optional<String> notText(Notes notes, String text, int at, String found) {
        int line = 1
                + (int) text.substring(0, at)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        notes.refuse(
                Mistake.FILE_NOT_TEXT,
                new Position(name, line, 1 + text.codePointCount(lineStart, at)),
                "Cannot read " + name + " as text: here stands " + found,
                "save the file as UTF-8 text");
        return Optional.empty();
    }
}
