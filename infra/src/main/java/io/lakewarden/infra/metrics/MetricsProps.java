package io.lakewarden.infra.metrics;

import io.lakewarden.infra.frame.Site;
import software.amazon.awscdk.RemovalPolicy;

/**
 * What the workspace is made from.
 *
 * @param site where
 * @param removal what becomes of metrics whose workspace leaves the template
 */
public record MetricsProps(Site site, RemovalPolicy removal) {}
