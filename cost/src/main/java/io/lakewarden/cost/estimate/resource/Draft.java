package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.SpotPrice;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something that a resource is billed for in a month, before its price.
 *
 * @param resource which is billed
 * @param path where it stands
 * @param pipeline that causes it, if one alone does
 * @param zone whose data it is, if it is a zone's
 * @param key what is billed
 * @param what for a reader
 * @param quantity in the price's unit; empty where it hangs on a use that nobody told
 * @param basis what makes it grow
 * @param derivation how the quantity came about; or what use is to be told
 * @param spot its price, where that is no list's
 * @param extent how long and how often it is there, where that is what the quantity consists of
 */
public record Draft(
        Resource resource,
        String path,
        Optional<String> pipeline,
        Optional<String> zone,
        PriceKey key,
        String what,
        Optional<Amount> quantity,
        Basis basis,
        String derivation,
        Optional<SpotPrice> spot,
        Optional<Extent> extent) {
    /** A quantity that hangs on time alone. */
    static Draft fixed(Resource resource, PriceKey key, String what, Amount quantity, String derivation) {
        return new Draft(
                resource,
                resource.path(),
                Optional.empty(),
                Optional.empty(),
                key,
                what,
                Optional.of(quantity),
                Basis.FIXED,
                derivation,
                Optional.empty(),
                Optional.empty());
    }

    /** A quantity that nobody told. */
    static Draft needed(Resource resource, PriceKey key, String what, String use) {
        return new Draft(
                resource,
                resource.path(),
                Optional.empty(),
                Optional.empty(),
                key,
                what,
                Optional.empty(),
                Basis.RUNS,
                use,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with a quantity that a bill corrected. */
    public Draft times(BigDecimal factor) {
        return new Draft(
                resource,
                path,
                pipeline,
                zone,
                key,
                what,
                quantity.map(amount -> amount.times(factor)),
                basis,
                derivation + "; x " + factor.toPlainString() + " by the last bill",
                spot,
                Optional.empty());
    }

    Draft of(String pipeline) {
        return new Draft(
                resource, path, Optional.of(pipeline), zone, key, what, quantity, basis, derivation, spot, extent);
    }

    Draft in(String zone) {
        return new Draft(
                resource, path, pipeline, Optional.of(zone), key, what, quantity, basis, derivation, spot, extent);
    }

    Draft growing(Basis basis) {
        return new Draft(resource, path, pipeline, zone, key, what, quantity, basis, derivation, spot, extent);
    }

    Draft at(String path) {
        return new Draft(resource, path, pipeline, zone, key, what, quantity, basis, derivation, spot, extent);
    }

    Draft at(SpotPrice spot) {
        return new Draft(
                resource, path, pipeline, zone, key, what, quantity, basis, derivation, Optional.of(spot), extent);
    }

    Draft over(Extent extent) {
        return new Draft(
                resource, path, pipeline, zone, key, what, quantity, basis, derivation, spot, Optional.of(extent));
    }
}
