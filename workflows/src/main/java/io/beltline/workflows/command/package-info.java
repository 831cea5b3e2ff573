/**
 * The belt commands as durable operations: each one a workflow over the steps that a cutover uses,
 * so that it is visible, retried, and goes on when whoever typed it is gone.
 */
@NullMarked
package io.beltline.workflows.command;

import org.jspecify.annotations.NullMarked;
