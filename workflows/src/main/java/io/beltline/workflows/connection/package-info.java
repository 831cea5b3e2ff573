/** Who is connected to a pair's databases, and who could be. */
@NullMarked
package io.beltline.workflows.connection;

import org.jspecify.annotations.NullMarked;
