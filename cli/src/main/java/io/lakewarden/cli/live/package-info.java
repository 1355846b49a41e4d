/** What a deployed environment does at the moment: put together from its account, the definition and the price book. */
@NullMarked
package io.lakewarden.cli.live;

import org.jspecify.annotations.NullMarked;
