/** The billing jobs: from landed invoices to audited sales figures. */
@NullMarked
package io.lakewarden.jobs.billing;

import org.jspecify.annotations.NullMarked;
