/** What each kind of resource is billed for, and how much of it a month has. */
@NullMarked
package io.lakewarden.cost.estimate.resource;

import org.jspecify.annotations.NullMarked;
