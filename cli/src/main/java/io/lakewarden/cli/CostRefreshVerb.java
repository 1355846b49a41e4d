package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.refresh.PriceList;
import io.lakewarden.cost.refresh.Refresh;
import io.lakewarden.cost.refresh.SpotHistory;
import io.lakewarden.cost.refresh.Unreachable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Newer prices. */
@Command(
        name = "refresh",
        description = {
            "Fetch newer prices from AWS's price list, and spot prices from its history, into a book of your own.",
            "The list needs no account; spot prices need credentials that may ec2:DescribeSpotPriceHistory.",
            "Price with it by cost --book DIR."
        })
final class CostRefreshVerb implements Callable<Integer> {
    private static final int MOST_DAYS = 90;

    @Mixin
    private Console console;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Region to fetch; may be given several times (default: all of the book).")
    private List<String> regions = List.of();

    @Option(
            names = "--book",
            paramLabel = "DIR",
            description = "Book to start from (default: the one that comes with this version).")
    private Optional<Path> book = Optional.empty();

    @Option(names = "--to", paramLabel = "DIR", description = "Folder of the new book (default: .lakewarden/prices).")
    private Optional<Path> to = Optional.empty();

    @Option(names = "--days", paramLabel = "N", description = "Days of spot prices, 1 to 90 (default: 30).")
    private int days = 30;

    @Option(names = "--without-spot", description = "Leave spot prices as they are.")
    private boolean withoutSpot;

    @Option(names = "--price-list", hidden = true, description = "Another server of the price list.")
    private URI priceList = PriceList.AWS;

    @Option(names = "--ec2-endpoint", hidden = true, description = "Another server of EC2's API.")
    private Optional<URI> ec2 = Optional.empty();

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw CommandFailed.usage("Invalid --days: got " + days + ", expected 1 to " + MOST_DAYS);
        }

        PriceBook old = book.map(OfBook::read).orElseGet(PriceBook::bundled);
        SortedSet<String> wanted = wanted(old);
        console.progress("Fetching prices of " + String.join(", ", wanted) + " ...");
        Path folder = to.orElseGet(() -> console.dir().resolve(".lakewarden").resolve("prices"));
        Refresh.Outcome outcome = written(old, wanted, folder);
        outcome.doubts().forEach(doubt -> console.line("Not taken: " + doubt));
        console.line("Wrote the price book of " + outcome.lock() + " to " + folder + ": " + outcome.replaced()
                + " prices are new, " + outcome.kept() + " as they were");
        console.result(Json.tree(outcome));
        return ExitCode.OK.code();
    }

    private SortedSet<String> wanted(PriceBook old) {
        SortedSet<String> known = old.regions();
        regions.stream().filter(region -> !known.contains(region)).findFirst().ifPresent(unknown -> {
            throw CommandFailed.because("Cannot fetch prices of " + unknown
                    + ": the book has no such region; name one of " + String.join(", ", known));
        });
        return regions.isEmpty() ? known : new TreeSet<>(regions);
    }

    private Refresh.Outcome written(PriceBook old, SortedSet<String> wanted, Path folder) {
        Map<String, SpotHistory> spot = new TreeMap<>();
        Instant now = Instant.now();
        if (!withoutSpot) {
            wanted.forEach(region -> spot.put(region, SpotHistory.inRegion(region, ec2, now, days)));
        }

        try {
            return new Refresh(old, new PriceList(priceList), spot).write(wanted, folder);
        } catch (Unreachable e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
