package io.lakewarden.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.account.runs.LiveNode;
import io.lakewarden.account.runs.LiveNode.Role;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.model.cluster.Disk;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodePricesTest {
    private static final String REGION = "eu-west-1";
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
    private static final PriceBook BOOK = PriceBook.bundled();
    private static final NodePrices PRICES = new NodePrices(BOOK, REGION);

    @Test
    void addsTheInstanceTheFeeAndItsVolumes() {
        UsdPerHour instance = BOOK.onDemand(REGION, "m6g.xlarge");
        Usd fee = BOOK.price(REGION, PriceKeys.emrFee("m6g.xlarge")).first().high();
        Usd gp3 = BOOK.price(REGION, PriceKeys.volume("gp3")).first().middle();
        Usd volumes = new Usd(gp3.times(215).value().divide(BigDecimal.valueOf(730), MathContext.DECIMAL128));

        assertThat(PRICES.rate("m6g.xlarge", false, new Disk(2, 100)).value())
                .isEqualTo(instance.value().plus(fee).plus(volumes));
        assertThat(PRICES.rate("m6g.xlarge", true, new Disk(2, 100)).value())
                .isEqualTo(
                        BOOK.spot(REGION, "m6g.xlarge").mean().value().plus(fee).plus(volumes));
    }

    @Test
    void countsNodesThatAreGoneForTheTimeTheyWereThere() {
        LiveNode there = node("m6g.xlarge", NOW.minusSeconds(3600), Optional.empty());
        LiveNode gone = node("m6g.xlarge", NOW.minusSeconds(7200), Optional.of(NOW.minusSeconds(5400)));
        UsdPerHour rate = PRICES.rate("m6g.xlarge", false, Disk.ofType());

        assertThat(PRICES.rate(List.of(there, gone), Optional.empty())).isEqualTo(Reading.known(rate));
        assertThat(PRICES.soFar(List.of(there, gone), Optional.empty(), NOW).map(usd -> usd.rounded(8)))
                .isEqualTo(Reading.known(new Usd(rate.value().value().multiply(new BigDecimal("1.5"))).rounded(8)));
    }

    @Test
    void takesNoUnknownPriceForZero() {
        List<LiveNode> nodes =
                List.of(node("m6g.xlarge", NOW, Optional.empty()), node("z9.huge", NOW, Optional.empty()));

        assertThat(PRICES.rate(nodes, Optional.empty()))
                .isEqualTo(Reading.unread("Cannot price the instance type z9.huge in any region: the price book of "
                        + BOOK.lock().date()
                        + " has no such price; fetch newer ones with ./lakewarden cost refresh, or add it to a book of your"
                        + " own"));
    }

    private static LiveNode node(String type, Instant created, Optional<Instant> ended) {
        return new LiveNode(Role.CORE, type, false, created, ended);
    }
}
