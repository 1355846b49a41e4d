package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.Resource;
import java.util.List;

/** Says what a resource is billed for. */
interface Pricer {
    List<Draft> drafts(Resource resource, Context context);
}
