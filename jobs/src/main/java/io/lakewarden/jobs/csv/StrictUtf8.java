package io.lakewarden.jobs.csv;

import io.lakewarden.jobs.failure.JobFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a UTF-8 file without its byte order mark, followed by {@link #END}. Bytes that are no UTF-8 and NUL
 * characters are refused with their line.
 */
final class StrictUtf8 extends Reader {
    /** Stands after the last character; no field of a file can hold it, since a NUL character is refused. */
    static final String END = "\u0000end of file\u0000";

    private static final int BUFFER_SIZE = 1 << 16;

    private final String file;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE).flip();
    private CharBuffer chars = CharBuffer.allocate(BUFFER_SIZE).flip();
    private boolean inputEnded;
    private boolean ended;
    private long lineEnds;
    private boolean lastWasReturn;

    StrictUtf8(String file, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        fill();
        if (!bytes.hasRemaining()) {
            throw refused(1, "the file is empty");
        }

        if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
            throw refused(1, "the file is UTF-16, expected UTF-8");
        }

        if (startsWith(0xEF, 0xBB, 0xBF)) {
            bytes.position(3);
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }

            decode();
        }

        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, inputEnded);
        chars.flip();
        countLineEnds();
        if (result.isError()) {
            throw refused(1 + lineEnds, "bytes that are no UTF-8");
        }

        if (result.isUnderflow() && !inputEnded) {
            fill();
        } else if (result.isUnderflow() && !chars.hasRemaining()) {
            ended = true;
            chars = CharBuffer.wrap(END);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        while (bytes.hasRemaining() && !inputEnded) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                inputEnded = true;
            } else {
                bytes.position(bytes.position() + count);
            }
        }

        bytes.flip();
    }

    private void countLineEnds() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\u0000') {
                throw refused(1 + lineEnds, "a NUL character");
            }

            if (c == '\r' || c == '\n' && !lastWasReturn) {
                lineEnds++;
            }

            lastWasReturn = c == '\r';
        }
    }

    private boolean startsWith(int... expected) {
        if (bytes.remaining() < expected.length) {
            return false;
        }

        for (int i = 0; i < expected.length; i++) {
            if ((bytes.get(bytes.position() + i) & 0xFF) != expected[i]) {
                return false;
            }
        }

        return true;
    }

    private JobFailed refused(long line, String why) {
        return LandedFile.refused(file, line, why);
    }
}
