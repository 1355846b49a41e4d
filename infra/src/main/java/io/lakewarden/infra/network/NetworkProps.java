package io.lakewarden.infra.network;

import io.lakewarden.infra.frame.Site;

/**
 * What the network is made from, besides what its environment says.
 *
 * @param site where
 * @param logsKey the ARN of the key for logs
 */
public record NetworkProps(Site site, String logsKey) {}
