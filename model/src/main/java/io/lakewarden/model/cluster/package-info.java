/** What EMR clusters are made of: those of pipelines and those that stay. */
@NullMarked
package io.lakewarden.model.cluster;

import org.jspecify.annotations.NullMarked;
