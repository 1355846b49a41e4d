/** What is deployed, read from synthesized templates: resources, the clusters inside state machines, and the schedules. */
@NullMarked
package io.lakewarden.cost.inventory;

import org.jspecify.annotations.NullMarked;
