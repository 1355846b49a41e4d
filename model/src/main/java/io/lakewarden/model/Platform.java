package io.lakewarden.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole definition, as read; nothing in it is proven yet.
 *
 * @param name lower case with hyphens, at most 32 characters; part of every name in AWS
 * @param description a sentence
 * @param zones in the order of the definition
 * @param classifications sorted by name
 * @param principals sorted by name
 * @param domains sorted by name
 * @param environments sorted by name
 */
public record Platform(
        String name,
        String description,
        List<Zone> zones,
        List<Classification> classifications,
        List<Principal> principals,
        List<Domain> domains,
        List<Environment> environments) {
    public Platform {
        zones = List.copyOf(zones);
        classifications = sorted(classifications, Comparator.comparing(Classification::name));
        principals = sorted(principals, Comparator.comparing(Principal::name));
        domains = sorted(domains, Comparator.comparing(Domain::name));
        environments = sorted(environments, Comparator.comparing(Environment::name));
    }

    private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
        return items.stream().sorted(order).toList();
    }

    /** All datasets of all domains, sorted by name within each domain. */
    public Stream<Dataset> datasets() {
        return domains.stream().flatMap(domain -> domain.datasets().stream());
    }

    /** All pipelines of all domains. */
    public Stream<Pipeline> pipelines() {
        return domains.stream().flatMap(domain -> domain.pipelines().stream());
    }

    /** The dataset of that name. */
    public Optional<Dataset> dataset(DatasetId id) {
        return datasets().filter(dataset -> dataset.id().equals(id)).findFirst();
    }

    /** The pipeline of that name. */
    public Optional<Pipeline> pipeline(String name) {
        return pipelines().filter(pipeline -> pipeline.name().equals(name)).findFirst();
    }

    /** The environment of that name. */
    public Optional<Environment> environment(String name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    /** Whether code of that account runs in an environment under filters alone, and so may see tables in part. */
    public boolean filters(Environment environment, String account) {
        List<Pipeline> placed = pipelines()
                .filter(pipeline -> pipeline.runAs().equals(account))
                .filter(pipeline -> environment.placement(pipeline.name()).isPresent())
                .toList();
        return !placed.isEmpty() && placed.stream().allMatch(environment::filters);
    }
}
