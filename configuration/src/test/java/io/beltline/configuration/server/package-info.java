@NullMarked
package io.beltline.configuration.server;

import org.jspecify.annotations.NullMarked;
