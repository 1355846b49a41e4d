package io.lakewarden.cost.price;

/** The price book has no such price. Never taken as zero. */
public final class MissingPrice extends RuntimeException {
    MissingPrice(String what, String region, String book) {
        super(
                "Cannot price " + what + " in " + region + ": the price book of " + book
                        + " has no such price; fetch newer ones with ./lakewarden cost refresh, or add it to a book of your own");
    }
}
