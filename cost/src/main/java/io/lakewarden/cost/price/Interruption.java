package io.lakewarden.cost.price;

import java.math.BigDecimal;

/**
 * How often spot instances of a type are taken back in a month, as the Spot Advisor groups it.
 *
 * @param group which of its five groups, counted from zero
 * @param range as it prints it, such as {@code 5-10%}
 * @param least share of the instances, 0 to 1
 * @param most share of the instances; 0.3 for the group without an upper end
 */
public record Interruption(int group, String range, BigDecimal least, BigDecimal most) {
    /** Of one of the Spot Advisor's five groups, counted from zero. */
    static Interruption ofGroup(int group) {
        return switch (group) {
            case 0 -> of(0, "<5%", "0", "0.05");
            case 1 -> of(1, "5-10%", "0.05", "0.10");
            case 2 -> of(2, "10-15%", "0.10", "0.15");
            case 3 -> of(3, "15-20%", "0.15", "0.20");
            case 4 -> of(4, ">20%", "0.20", "0.30");
            default -> throw new IllegalArgumentException("Invalid interruption group: got " + group);
        };
    }

    private static Interruption of(int group, String range, String least, String most) {
        return new Interruption(group, range, new BigDecimal(least), new BigDecimal(most));
    }
}
