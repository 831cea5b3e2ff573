@NullUnmarked
package io.beltline.workflows.command;

import org.jspecify.annotations.NullUnmarked;
