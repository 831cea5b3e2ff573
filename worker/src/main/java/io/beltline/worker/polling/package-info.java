/**
 * The life of the task queues: wait for Temporal, poll, drain. The one place where workflow types
 * and step implementations are registered.
 */
@NullMarked
package io.beltline.worker.polling;

import org.jspecify.annotations.NullMarked;
