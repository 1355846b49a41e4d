package io.lakewarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.Rooms.Room;
import io.lakewarden.cli.diagram.Diagram;
import io.lakewarden.cli.diagram.Diagram.Arrow;
import io.lakewarden.cli.diagram.Diagram.Box;
import io.lakewarden.cli.diagram.Diagram.Column;
import io.lakewarden.cli.diagram.Diagram.Kind;
import io.lakewarden.cli.diagram.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/architecture.md} and its picture the same as the table that {@link ArchitectureTest} enforces. */
class ArchitecturePageTest {
    private static final String TABLE_START = "<!-- rooms: written by ArchitecturePageTest -->\n";
    private static final String TABLE_END = "<!-- end of rooms -->\n";

    @Test
    void thePictureShowsTheTable() {
        Golden.assertSame(Golden.file("docs/architecture.svg"), Svg.render(picture()));
    }

    @Test
    void thePageListsTheTable() throws IOException {
        String page = Files.readString(Golden.file("docs/architecture.md"));
        assertThat(page).contains(TABLE_START, TABLE_END);

        String before = page.substring(0, page.indexOf(TABLE_START) + TABLE_START.length());
        String after = page.substring(page.indexOf(TABLE_END));
        Golden.assertSame(Golden.file("docs/architecture.md"), before + table() + after);
    }

    private static Diagram picture() {
        List<Column> columns = List.of(
                column(Rooms.CLI),
                column(Rooms.INFRA),
                column(Rooms.JOBS),
                column(Rooms.CATALOGUE),
                column(Rooms.MODEL));
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        for (Room room : Rooms.all()) {
            boxes.add(new Box(
                    room.name(),
                    room.column(),
                    room.exists() ? Kind.THING : Kind.PLANNED,
                    room.name(),
                    List.of(room.caption(), room.exists() ? "" : "planned").stream()
                            .filter(line -> !line.isEmpty())
                            .toList()));
            // The command knows all; its arrows to the others would hide the rest.
            if (room.equals(Rooms.CLI)) {
                arrows.addAll(direct(room));
            } else {
                room.knows().forEach(known -> arrows.add(new Arrow(room.name(), known.name())));
            }
        }

        return new Diagram("The rooms of Lakewarden, and who may know whom", columns, boxes, arrows);
    }

    /** The rooms it knows that no other known one knows: the way to the rest goes through them. */
    private static List<Arrow> direct(Room room) {
        return room.knows().stream()
                .filter(known ->
                        room.knows().stream().noneMatch(other -> other.knows().contains(known)))
                .map(known -> new Arrow(room.name(), known.name()))
                .toList();
    }

    private static Column column(Room room) {
        return new Column(room.column(), "");
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| room | for | may know |\n|---|---|---|\n");
        for (Room room : Rooms.all()) {
            String name = "`" + room.name() + "`" + (room.exists() ? "" : " (planned)");
            String knows = room.knows().isEmpty()
                    ? "none"
                    : room.knows().stream().map(Room::name).collect(Collectors.joining(", "));
            table.append("| ").append(name).append(" | ").append(room.about()).append(" | ");
            table.append(room.equals(Rooms.CLI) ? "all" : knows).append(" |\n");
        }

        return table.toString();
    }
}
