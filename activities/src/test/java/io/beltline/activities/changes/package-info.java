@NullMarked
package io.beltline.activities.changes;

import org.jspecify.annotations.NullMarked;
