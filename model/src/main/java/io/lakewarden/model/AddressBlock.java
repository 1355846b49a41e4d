package io.lakewarden.model;

import java.util.Optional;

/**
 * A block of IPv4 addresses.
 *
 * @param first its lowest address
 * @param bits how many leading bits all of its addresses share, 0 to 32
 */
public record AddressBlock(long first, int bits) {
    private static final int ALL_BITS = 32;
    private static final int BYTE = 255;

    /** Reads {@code 10.0.0.0/16}; empty for a text that is no block, or does not start at the block's first address. */
    public static Optional<AddressBlock> of(String text) {
        String[] parts = text.split("[./]");
        long address = 0;
        for (int i = 0; i < 4; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part > BYTE) {
                return Optional.empty();
            }

            address = address << 8 | part;
        }

        int bits = Integer.parseInt(parts[4]);
        return bits <= ALL_BITS && (address & (1L << ALL_BITS - bits) - 1) == 0
                ? Optional.of(new AddressBlock(address, bits))
                : Optional.empty();
    }

    /** Whether all of its addresses are another's too. */
    public boolean isWithin(AddressBlock other) {
        return bits >= other.bits && first >> ALL_BITS - other.bits == other.first >> ALL_BITS - other.bits;
    }
}
