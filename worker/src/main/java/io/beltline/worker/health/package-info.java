/**
 * What an orchestrator asks a worker: does it live, and does it serve. Must not change anything.
 */
@NullMarked
package io.beltline.worker.health;

import org.jspecify.annotations.NullMarked;
