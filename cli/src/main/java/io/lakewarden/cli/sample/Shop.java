package io.lakewarden.cli.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The invented shop: what it sells, to whom. The same on every day and for every seed. */
final class Shop {
    /** How many products there are; a prime, so that any stride visits all of them. */
    static final int PRODUCTS = 1999;

    private static final int CUSTOMERS = 4000;
    private static final int FIRST_CUSTOMER = 11_001;
    private static final List<String> MATERIALS = List.of(
            "OAK", "LINEN", "TIN", "PAPER", "COPPER", "FELT", "WICKER", "GLASS", "STONEWARE", "CORK", "WOOL", "BAMBOO");
    private static final List<String> THINGS = List.of(
            "LANTERN",
            "TEA TRAY",
            "BIRD FEEDER",
            "DOORSTOP",
            "EGG CUP",
            "PICTURE HOOK",
            "SPICE JAR",
            "COAT PEG",
            "NAPKIN RING",
            "WATERING CAN",
            "BOOKEND",
            "LUNCH TIN",
            "GARLAND",
            "PLANT POT",
            "KEY RACK",
            "LETTER OPENER",
            "CUSHION",
            "TOY BOAT",
            "CANDLE DISH",
            "BREAD BASKET",
            "APRON",
            "COASTER",
            "WALL CLOCK",
            "PENCIL CASE");
    private static final List<String> MOTIFS = List.of(
            "HERON", "CLOVER", "HARBOUR", "MEADOW", "COMET", "FOX", "PEBBLE", "ORCHARD", "TIDE", "SPARROW", "MAPLE");
    private static final int[] PENCE = {
        125, 165, 85, 295, 42, 210, 375, 495, 195, 145, 55, 995, 1275, 39, 250, 850, 1695, 65, 325, 29
    };
    /** Countries as feeds of this kind write them, with lines per thousand. */
    private static final List<Market> MARKETS = List.of(
            new Market("United Kingdom", 918),
            new Market("Germany", 17),
            new Market("France", 15),
            new Market("EIRE", 13),
            new Market("Netherlands", 5),
            new Market("Spain", 5),
            new Market("Belgium", 4),
            new Market("Switzerland", 3),
            new Market("Australia", 3),
            new Market("Portugal", 3),
            new Market("Norway", 2),
            new Market("Channel Islands", 2),
            new Market("Italy", 2),
            new Market("Finland", 2),
            new Market("Japan", 1),
            new Market("Sweden", 1),
            new Market("Poland", 1),
            new Market("Denmark", 1),
            new Market("Unspecified", 1),
            new Market("European Community", 1));

    private final List<Product> products;
    private final List<Customer> customers;
    private final List<String> countries;

    /** Something to buy, in the feed's own words. */
    record Product(String stockCode, String description, String price) {}

    /** Somebody who buys. */
    record Customer(String id, String country) {}

    private record Market(String country, int perThousand) {}

    Shop() {
        countries = new ArrayList<>();
        for (Market market : MARKETS) {
            for (int i = 0; i < market.perThousand(); i++) {
                countries.add(market.country());
            }
        }

        products = new ArrayList<>();
        for (int number = 0; number < PRODUCTS; number++) {
            products.add(new Product(stockCode(number), description(number), price(number)));
        }

        customers = new ArrayList<>();
        for (int number = 0; number < CUSTOMERS; number++) {
            // A stride without a common factor with the list's length spreads the countries over the numbers.
            customers.add(
                    new Customer((FIRST_CUSTOMER + number) + ".0", countries.get(number * 617 % countries.size())));
        }
    }

    /** The product of that number, counted round and round. */
    Product product(int number) {
        return products.get(number % PRODUCTS);
    }

    /** Any customer. */
    Customer customer(Draw draw) {
        return customers.get(draw.below(CUSTOMERS));
    }

    /** The country of a buyer without a number. */
    String country(Draw draw) {
        return countries.get(draw.below(countries.size()));
    }

    private static String stockCode(int number) {
        if (number == 0) {
            return "CARRIAGE";
        }

        return (31_000 + 7 * number) + (number % 6 == 0 ? String.valueOf((char) ('A' + number / 6 % 6)) : "");
    }

    private static String description(int number) {
        String thing = THINGS.get(number / 3 % THINGS.size());
        String name =
                MATERIALS.get(number % MATERIALS.size()) + " " + thing + " " + MOTIFS.get(number * 5 % MOTIFS.size());
        if (number % 400 == 399) {
            return "CAFÉ " + thing + ", £" + number % 90;
        }

        if (number % 350 == 349) {
            return "12\" " + name;
        }

        if (number % 95 == 94) {
            return "SET OF " + (2 + number % 5) + ", " + name;
        }

        // Trailing blanks are as common in real feeds.
        return number % 5 == 4 ? name + " " : name;
    }

    private static String price(int number) {
        return BigDecimal.valueOf(PENCE[number * 3 % PENCE.length], 2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
