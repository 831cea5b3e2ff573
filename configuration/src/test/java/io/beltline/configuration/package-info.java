@NullMarked
package io.beltline.configuration;

import org.jspecify.annotations.NullMarked;
