package io.lakewarden.jobs.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.jobs.failure.JobFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LandedFileTest {
    private static final List<String> HEADER = List.of("a", "b");

    @Test
    void shouldCountLinesThroughQuotedLineEndsAndEmptyLines() {
        assertThat(read("a,b\n1,2\n\"x\ny\",\"p\r\nq\"\n\n3,\"say \"\"hi\"\"\"\n"))
                .containsExactly(
                        record(2, false, "1", "2"),
                        record(3, false, "x\ny", "p\r\nq"),
                        record(7, false, "3", "say \"hi\""));
    }

    @Test
    void shouldTakeEveryLineEnd() {
        List<LandedRecord> expected = List.of(record(2, false, "1", "2"), record(3, false, "3", "4"));

        assertThat(read("a,b\n1,2\n3,4\n")).isEqualTo(expected);
        assertThat(read("a,b\r\n1,2\r\n3,4\r\n")).isEqualTo(expected);
        assertThat(read("a,b\r1,2\r3,4\r")).isEqualTo(expected);
    }

    @Test
    void shouldKeepOtherNumbersOfFields() {
        assertThat(read("a,b\n1\n1,2,3\n,\n"))
                .containsExactly(record(2, false, "1"), record(3, false, "1", "2", "3"), record(4, false, "", ""));
    }

    @Test
    void shouldMarkARecordThatTheFileEndsWithin() {
        assertThat(read("a,b\n1,2\n3,4")).containsExactly(record(2, false, "1", "2"), record(3, true, "3", "4"));
        assertThat(read("a,b\n1,2\n3,")).containsExactly(record(2, false, "1", "2"), record(3, true, "3", ""));
        assertThat(read("a,b\n1,\"2")).containsExactly(record(2, true, "1", "2"));
    }

    @Test
    void shouldRefuseAQuoteThatWouldSwallowLines() {
        assertRefused(
                "a,b\n1,\"2\n3,4\n".getBytes(UTF_8),
                "Cannot ingest day.csv:2: a quote that opens in this record is still open at the end of the file");
        assertRefused(
                "a,b\n1,2\n1,\"2\n3,4\" RULER\n".getBytes(UTF_8),
                "Cannot ingest day.csv:3: text or the end of the file follows a closing quote in the record that starts"
                        + " here");
    }

    @Test
    void shouldHaveNoRecordsBehindABareHeader() {
        assertThat(read("a,b\n")).isEmpty();
        assertThat(read("a,b\n\n\n")).isEmpty();
    }

    @Test
    void shouldStripAByteOrderMark() {
        assertThat(read("\uFEFFa,b\n1,2\n")).containsExactly(record(2, false, "1", "2"));
    }

    @Test
    void shouldRefuseOtherHeaders() {
        assertRefused("a;b\n1;2\n".getBytes(UTF_8), "Cannot ingest day.csv:1: the header is a;b, expected a,b");
        assertRefused("b,a\n1,2\n".getBytes(UTF_8), "Cannot ingest day.csv:1: the header is b,a, expected a,b");
        assertRefused("a,b,c\n1,2\n".getBytes(UTF_8), "Cannot ingest day.csv:1: the header is a,b,c, expected a,b");
        assertRefused("a,b".getBytes(UTF_8), "Cannot ingest day.csv:1: the file ends within the header");
        assertRefused("\n\n".getBytes(UTF_8), "Cannot ingest day.csv:1: the header is nothing, expected a,b");
        assertRefused(new byte[0], "Cannot ingest day.csv:1: the file is empty");
    }

    @Test
    void shouldRefuseOtherEncodingsWithTheirLine() {
        assertRefused(
                "a,b\n1,2\n\"x\ny\",caf\u00e9\n".getBytes(ISO_8859_1),
                "Cannot ingest day.csv:4: bytes that are no UTF-8");
        assertRefused("\uFEFFa,b\n".getBytes(UTF_16LE), "Cannot ingest day.csv:1: the file is UTF-16, expected UTF-8");
        assertRefused("a,b\n".getBytes(UTF_16LE), "Cannot ingest day.csv:1: a NUL character");
        assertRefused(
                new byte[] {'a', ',', 'b', '\n', (byte) 0xC3}, "Cannot ingest day.csv:2: bytes that are no UTF-8");
    }

    @Test
    void shouldRefuseANulCharacterWithItsLine() {
        assertRefused(
                ("a,b\n1,2\n3," + StrictUtf8.END + "\n5,6\n").getBytes(UTF_8),
                "Cannot ingest day.csv:3: a NUL character");
    }

    @Test
    void shouldFindBadBytesBehindManyBuffers() {
        String lines = IntStream.range(0, 50_000).mapToObj(i -> "1,2\n").collect(Collectors.joining());
        byte[] bytes = ("a,b\n" + lines + "\u00e9,2\n").getBytes(ISO_8859_1);

        assertRefused(bytes, "Cannot ingest day.csv:50002: bytes that are no UTF-8");
    }

    @Test
    void shouldReadCharactersThatBuffersCutApart() {
        String field = "\u20ac\uD83D\uDE00x".repeat(20_000);

        assertThat(read("a,b\n1," + field + "\n")).containsExactly(record(2, false, "1", field));
    }

    @Test
    void shouldRefuseARecordThatIsTooLongWithoutReadingOn() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream("a,b\n\"1\n2\",3\n\n4,5\n6,".getBytes(UTF_8)), endless);

        assertThatThrownBy(() -> drain(new LandedFile("day.csv", in, HEADER)))
                .isInstanceOf(JobFailed.class)
                .hasMessage("Cannot ingest day.csv:6: the record is longer than 1048576 characters or 1024 fields");
    }

    @Test
    void shouldRefuseARecordOfManyLongFieldsAndOneOfTooMany() {
        String field = "x".repeat(300_000);
        assertRefused(
                ("a,b\n1,2\n" + (field + ",").repeat(4) + "\n").getBytes(UTF_8),
                "Cannot ingest day.csv:3: the record is longer than 1048576 characters or 1024 fields");
        assertRefused(
                ("a,b\n1,2\n" + ",".repeat(2000) + "\n").getBytes(UTF_8),
                "Cannot ingest day.csv:3: the record is longer than 1048576 characters or 1024 fields");
    }

    private static List<LandedRecord> read(String text) {
        try {
            return drain(new LandedFile("day.csv", new ByteArrayInputStream(text.getBytes(UTF_8)), HEADER));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<LandedRecord> drain(LandedFile file) throws IOException {
        try (file) {
            List<LandedRecord> records = new ArrayList<>();
            file.forEachRemaining(records::add);
            return records;
        }
    }

    private static LandedRecord record(long line, boolean truncated, String... fields) {
        return new LandedRecord(line, List.of(fields), truncated);
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> drain(new LandedFile("day.csv", new ByteArrayInputStream(bytes), HEADER)))
                .isInstanceOf(JobFailed.class)
                .hasMessage(message);
    }
}
