package io.beltline.activities.validation;

import io.beltline.workflows.pair.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows how long a link has applied nothing, for one look at suspects. What one look waited for,
 * the next ones do not wait for again, so that a comparison over a dead link ends.
 */
final class StallWatch {
  private static final Duration SECOND_PATIENCE = Duration.ofSeconds(1);

  private final Shared shared;
  private final Duration patience;
  private Optional<Lsn> last = Optional.empty();
  private Instant moved = Instant.now();

  StallWatch(Shared shared, Duration patience) {
    this.shared = shared;
    this.patience = patience;
  }

  /** Takes note of how far was applied, and whether a suspect was judged. */
  void look(Optional<Lsn> applied, boolean judged) {
    if (judged || !applied.equals(last)) {
      moved = Instant.now();
    }
    last = applied;
  }

  /** Whether it is time to give up; the other looks learn of it. */
  boolean hasStalled() {
    boolean again = last.equals(shared.deadAt.get()) && SECOND_PATIENCE.compareTo(patience) < 0;
    boolean stalled = moved.plus(again ? SECOND_PATIENCE : patience).isBefore(Instant.now());
    if (stalled) {
      shared.deadAt.set(last);
    }
    return stalled;
  }

  /** Where the link stood when it was last given up, for all looks of one comparison. */
  static final class Shared {
    private final AtomicReference<Optional<Lsn>> deadAt = new AtomicReference<>();
  }
}
