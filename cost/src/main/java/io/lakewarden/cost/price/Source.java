package io.lakewarden.cost.price;

/**
 * Where a price comes from.
 *
 * @param name of the publication
 * @param date as the publication states it; may be a range, or say that there is none
 * @param trust how far it is trusted
 */
public record Source(String name, String date, Trust trust) {
    @Override
    public String toString() {
        return name + ", " + date;
    }
}
