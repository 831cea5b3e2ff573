package io.beltline.workflows.cutover;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a phase began and ended.
 *
 * @param phase which
 * @param startedAt when it began
 * @param endedAt when it ended; null while it lasts
 */
public record PhaseTime(Phase phase, Instant startedAt, @Nullable Instant endedAt) {}
