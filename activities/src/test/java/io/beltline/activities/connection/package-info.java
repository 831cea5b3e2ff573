/** Tests of who is connected, and of who could be, on real servers. */
@NullMarked
package io.beltline.activities.connection;

import org.jspecify.annotations.NullMarked;
