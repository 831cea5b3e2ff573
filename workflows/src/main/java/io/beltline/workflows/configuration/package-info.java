/**
 * What a workflow may know of a pair's configuration: limits and gates, never an address or a
 * password.
 */
@NullMarked
package io.beltline.workflows.configuration;

import org.jspecify.annotations.NullMarked;
