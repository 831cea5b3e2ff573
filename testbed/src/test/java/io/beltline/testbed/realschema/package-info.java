@NullMarked
package io.beltline.testbed.realschema;

import org.jspecify.annotations.NullMarked;
