@NullMarked
package io.beltline.configuration.secret;

import org.jspecify.annotations.NullMarked;
