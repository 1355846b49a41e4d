package io.lakewarden.cli.access;

import io.lakewarden.model.DatasetId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that one principal has of one dataset.
 *
 * @param cells one a column, in the table's order
 * @param writes whether it adds, changes and deletes rows
 * @param manages whether it creates, alters and drops the table
 */
public record Holding(String principal, DatasetId dataset, List<Cell> cells, boolean writes, boolean manages) {
    private static final String ALL = "all";

    public Holding {
        cells = List.copyOf(cells);
    }

    /** Whether it has anything. */
    public boolean isAny() {
        return writes || manages || !seen().isEmpty();
    }

    /** {@code full} if every column is; else the limits that any column has; {@code none} if nothing is seen. */
    public String sees() {
        if (seen().isEmpty()) {
            return "none";
        }

        List<String> limits = Stream.of(
                        seen().size() < cells.size() ? "some columns" : "",
                        seen().stream().anyMatch(cell -> cell.mask().isPresent()) ? "masked" : "",
                        seen().stream().anyMatch(cell -> cell.rows().isPresent()) ? "filtered" : "")
                .filter(limit -> !limit.isEmpty())
                .toList();
        return limits.isEmpty() ? "full" : String.join(", ", limits);
    }

    /** The rows that are seen, as a filter. */
    public String rows() {
        return seen().stream()
                .flatMap(cell -> cell.rows().stream())
                .map(Object::toString)
                .findFirst()
                .orElse(seen().isEmpty() ? "" : ALL);
    }

    /** The columns that are seen, by what is less: those that are hidden or those that are not, then those masked. */
    public String columns() {
        if (seen().isEmpty()) {
            return "";
        }

        List<Cell> hidden = cells.stream().filter(cell -> !cell.visible()).toList();
        String which = "";
        if (!hidden.isEmpty()) {
            which = hidden.size() < seen().size() ? "all but " + names(hidden) : "only " + names(seen());
        }

        String masked = seen().stream()
                .filter(cell -> cell.mask().isPresent())
                .map(cell -> cell.column() + " as " + cell.maskWord())
                .collect(Collectors.joining(", "));
        String limits = Stream.of(which, masked).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return limits.isEmpty() ? ALL : limits;
    }

    /** The rights beside reading. */
    public String changes() {
        return Stream.of(writes ? "write" : "", manages ? "manage" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** All of it in a phrase, as in {@code full, write, manage}. */
    public String summary() {
        String reading = seen().isEmpty() || sees().equals("full") ? sees() : limits();
        return changes().isEmpty() ? reading : reading + "; " + changes();
    }

    private String limits() {
        return Stream.of(rows().equals(ALL) ? "" : "rows " + rows(), columns().equals(ALL) ? "" : columns())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private List<Cell> seen() {
        return cells.stream().filter(Cell::visible).toList();
    }

    private static String names(List<Cell> some) {
        return some.stream().map(Cell::column).collect(Collectors.joining(", "));
    }
}
