/** What the code of jobs does, read from class files, against what Lake Formation forbids where they run. */
@NullMarked
package io.lakewarden.cli.jobcode;

import org.jspecify.annotations.NullMarked;
