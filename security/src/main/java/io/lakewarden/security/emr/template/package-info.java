/** Rules over what is deployed: EMR's part of synthesized templates, the clusters inside state machines too. */
@NullMarked
package io.lakewarden.security.emr.template;

import org.jspecify.annotations.NullMarked;
