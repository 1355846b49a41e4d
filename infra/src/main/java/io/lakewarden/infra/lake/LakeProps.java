package io.lakewarden.infra.lake;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysStack;
import io.lakewarden.security.iam.compile.IamDocuments;
import software.amazon.awscdk.RemovalPolicy;

/**
 * What the buckets are made from.
 *
 * @param site where
 * @param documents with each bucket's policy, as security compiled them
 * @param keys what locks them
 * @param removal what becomes of data whose bucket leaves the template
 */
public record LakeProps(Site site, IamDocuments documents, KeysStack keys, RemovalPolicy removal) {}
