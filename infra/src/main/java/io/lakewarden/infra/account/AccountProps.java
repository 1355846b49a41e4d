package io.lakewarden.infra.account;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.lakeformation.DeploymentEntry;

/**
 * What the settings are made from.
 *
 * @param site where
 * @param settings of Lake Formation, as security compiled them
 * @param deployment the role that CloudFormation deploys with: an administrator, or it could grant nothing
 */
public record AccountProps(Site site, DeploymentEntry settings, Arn deployment) {}
