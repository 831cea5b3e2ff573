/** Tests of the step that reads the configuration. */
@NullMarked
package io.beltline.activities.configuration;

import org.jspecify.annotations.NullMarked;
