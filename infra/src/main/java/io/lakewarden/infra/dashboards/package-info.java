/** What an operator of a deployed environment looks at: Grafana's dashboards over CloudWatch. */
@NullMarked
package io.lakewarden.infra.dashboards;

import org.jspecify.annotations.NullMarked;
