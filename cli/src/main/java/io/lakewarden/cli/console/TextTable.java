package io.lakewarden.cli.console;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Rows under a header, numbers to the right. */
public final class TextTable {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d,]*\\.?\\d+( ?%| s)?");
    private static final int WIDEST = 60;

    private TextTable() {}

    /** A table as text, without a last line feed; what is long ends in an ellipsis. */
    public static String of(List<String> header, List<List<String>> rows) {
        return of(header, rows, OverflowBehaviour.ELLIPSIS_RIGHT);
    }

    /** The same with nothing left out: what is long goes on below. */
    public static String whole(List<String> header, List<List<String>> rows) {
        return of(header, rows, OverflowBehaviour.NEWLINE);
    }

    private static String of(List<String> header, List<List<String>> rows, OverflowBehaviour overflow) {
        Column[] columns = IntStream.range(0, header.size())
                .mapToObj(index -> new Column()
                        .header(header.get(index))
                        .headerAlign(HorizontalAlign.LEFT)
                        .maxWidth(WIDEST, overflow)
                        .dataAlign(isNumeric(rows, index) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT))
                .toArray(Column[]::new);
        String[][] cells = rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
        return AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .data(columns, cells)
                .asString();
    }

    private static boolean isNumeric(List<List<String>> rows, int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
    }
}
