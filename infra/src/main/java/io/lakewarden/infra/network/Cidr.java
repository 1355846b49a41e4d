package io.lakewarden.infra.network;

/**
 * A block of IPv4 addresses.
 *
 * @param first its lowest address
 * @param bits how many leading bits all of its addresses share
 */
record Cidr(long first, int bits) {
    /** Reads {@code 10.0.0.0/16}. */
    static Cidr of(String text) {
        String[] parts = text.split("[./]");
        long address = 0;
        for (int part = 0; part < 4; part++) {
            address = address * 256 + Long.parseLong(parts[part]);
        }

        return new Cidr(address, Integer.parseInt(parts[4]));
    }

    /** One of the equal parts that it has when more bits are shared. */
    Cidr part(int index, int moreBits) {
        int shared = bits + moreBits;
        return new Cidr(first + ((long) index << (32 - shared)), shared);
    }

    @Override
    public String toString() {
        return (first >> 24 & 255) + "." + (first >> 16 & 255) + "." + (first >> 8 & 255) + "." + (first & 255) + "/"
                + bits;
    }
}
