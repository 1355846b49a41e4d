/** CloudFormation's YAML, read into the tree that its JSON would give. */
@NullMarked
package io.lakewarden.cost.inventory.yaml;

import org.jspecify.annotations.NullMarked;
