package io.lakewarden.cli.access;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Grant;
import io.lakewarden.model.NodePath;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why a principal may do what it may, for each action and, of reading, each column asked about.
 *
 * @param principal who
 * @param decisions reading first, a column a decision; then writing and managing
 */
public record Explanation(String principal, List<Decision> decisions) {
    /**
     * One decision and its grants.
     *
     * @param action what about
     * @param subject the dataset or the column
     * @param allowed whether it may
     * @param sees what of the value it sees, of a column that it may read
     * @param rows which rows, where not all
     * @param grants the grants that decided it, each with its place in the definition; none where no grant allows it
     */
    public record Decision(
            String action, String subject, boolean allowed, String sees, String rows, List<String> grants) {
        public Decision {
            grants = List.copyOf(grants);
        }
    }

    public Explanation {
        decisions = List.copyOf(decisions);
    }

    /** About one column, or about a dataset and all its columns. */
    public static Explanation of(
            Definition definition, LocalDate on, String principal, Dataset dataset, Optional<Column> column) {
        Access access = Access.of(definition.platform(), on);
        List<Decision> decisions = new ArrayList<>();
        Stream<Column> asked = column.map(Stream::of).orElseGet(() -> dataset.columns().stream());
        asked.forEach(one -> decisions.add(read(definition, access, principal, dataset, one)));
        if (column.isEmpty()) {
            Stream.of(Action.WRITE, Action.MANAGE)
                    .map(action -> decision(
                            definition,
                            action,
                            dataset.id().toString(),
                            access.decide(principal, action, dataset.id()),
                            ""))
                    .forEach(decisions::add);
        }

        return new Explanation(principal, decisions);
    }

    private static Decision read(
            Definition definition, Access access, String principal, Dataset dataset, Column column) {
        Answer answer = access.decide(principal, Action.READ, dataset.id(), column.name());
        Cell cell = Cell.of(principal, dataset.id(), column.name(), answer);
        String sees = cell.mask().isPresent() ? "as " + cell.maskWord() : "as it is";
        return decision(
                definition, Action.READ, dataset.id() + "." + column.name(), answer, answer.allowed() ? sees : "");
    }

    private static Decision decision(Definition definition, Action action, String subject, Answer answer, String sees) {
        return new Decision(
                word(action),
                subject,
                answer.allowed(),
                sees,
                answer.rows().map(Object::toString).orElse(""),
                answer.decidedBy().stream()
                        .map(grant -> text(definition, grant))
                        .toList());
    }

    private static String text(Definition definition, Grant grant) {
        String actions = grant.sortedActions().stream().map(Explanation::word).collect(Collectors.joining(", "));
        String scope = grant.scope()
                .match(
                        zone -> "zone " + zone.zone(),
                        one -> one.dataset()
                                + (one.columns().isEmpty() ? "" : " (" + String.join(", ", one.columns()) + ")"),
                        tags -> "columns classified " + tags);
        String rows = grant.rows().map(filter -> " where " + filter).orElse("");
        String masks = grant.masks().entrySet().stream()
                .map(mask -> ", " + mask.getKey() + " as " + word(mask.getValue()))
                .collect(Collectors.joining());
        String until = grant.expires().map(day -> ", until " + day).orElse("");
        return position(definition, grant) + " " + word(grant.effect()) + " " + grant.to() + " " + actions + " on "
                + scope + rows + masks + until;
    }

    private static String position(Definition definition, Grant grant) {
        return definition.platform().domains().stream()
                .flatMap(domain -> IntStream.range(0, domain.grants().size())
                        .filter(index -> domain.grants().get(index).equals(grant))
                        .mapToObj(index -> file(domain).to("grants", index)))
                .findFirst()
                .map(path -> definition.positions().at(path).toString())
                .orElseThrow();
    }

    private static NodePath file(Domain domain) {
        return NodePath.of("platform/domains/" + domain.name() + ".yaml");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
