package io.lakewarden.cli.access;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.access.Access;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every principal has of every dataset, by the reference decision; groups are there as what membership alone gives.
 *
 * @param on the day it is about
 * @param holdings sorted by principal, then by dataset
 */
public record Matrix(LocalDate on, List<Holding> holdings) {
    public Matrix {
        holdings = List.copyOf(holdings);
    }

    /** Of a platform, on a day. */
    public static Matrix of(Platform platform, LocalDate on) {
        Access access = Access.of(platform, on);
        List<Holding> holdings = platform.principals().stream()
                .map(Principal::name)
                .flatMap(principal -> platform.datasets()
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .map(dataset -> holding(access, principal, dataset)))
                .toList();
        return new Matrix(on, holdings);
    }

    private static Holding holding(Access access, String principal, Dataset dataset) {
        List<Cell> cells = dataset.columns().stream()
                .map(column -> Cell.of(
                        principal,
                        dataset.id(),
                        column.name(),
                        access.decide(principal, Action.READ, dataset.id(), column.name())))
                .toList();
        return new Holding(
                principal,
                dataset.id(),
                cells,
                access.decide(principal, Action.WRITE, dataset.id()).allowed(),
                access.decide(principal, Action.MANAGE, dataset.id()).allowed());
    }

    /** Every cell. */
    public Stream<Cell> cells() {
        return holdings.stream().flatMap(holding -> holding.cells().stream());
    }

    /** The principals, sorted. */
    public List<String> principals() {
        return holdings.stream().map(Holding::principal).distinct().toList();
    }

    /** What one principal has. */
    public List<Holding> of(String principal) {
        return holdings.stream()
                .filter(holding -> holding.principal().equals(principal))
                .toList();
    }
}
