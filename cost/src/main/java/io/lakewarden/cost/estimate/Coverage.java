package io.lakewarden.cost.estimate;

import java.util.List;

/**
 * What became of every resource.
 *
 * @param resources in the order of the templates
 */
public record Coverage(List<Resource> resources) {
    /** What became of a resource. */
    public enum Verdict {
        /** All that it is billed for is in the estimate. */
        PRICED,
        /** It costs nothing by itself. */
        FREE,
        /** Some of it hangs on a use that nobody told, and is not in the estimate. */
        NEEDS_USAGE,
        /** Its type or its price is not known; it is not in the estimate. */
        UNSUPPORTED
    }

    /**
     * A resource.
     *
     * @param path where it stands
     * @param id stack and logical id
     * @param type such as {@code AWS::S3::Bucket}
     * @param verdict what became of it
     * @param reason what use is to be told, or what is not known; empty where it is priced or free
     * @param isPriceMissing whether only a price is missing
     * @param hidesNodes whether instances of it are not in the estimate, or it may be there with all that it costs
     */
    public record Resource(
            String path,
            String id,
            String type,
            Verdict verdict,
            String reason,
            boolean isPriceMissing,
            boolean hidesNodes) {}

    public Coverage {
        resources = List.copyOf(resources);
    }

    /** How many there are of a verdict. */
    public long count(Verdict verdict) {
        return of(verdict).size();
    }

    /** Those of a verdict. */
    public List<Resource> of(Verdict verdict) {
        return resources.stream()
                .filter(resource -> resource.verdict() == verdict)
                .toList();
    }

    /** Whether what is not in the estimate may be much: instances, or whatever nobody knows. */
    public boolean hidesMuch() {
        return count(Verdict.UNSUPPORTED) > 0 || resources.stream().anyMatch(Resource::hidesNodes);
    }

    /** Those whose price is missing. */
    public List<Resource> withoutPrice() {
        return resources.stream().filter(Resource::isPriceMissing).toList();
    }
}
