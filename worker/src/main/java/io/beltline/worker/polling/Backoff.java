package io.beltline.worker.polling;

import java.time.Duration;

/** Delays that double from the first to the longest, and stay there. */
final class Backoff {
  private final Duration longest;
  private Duration next;

  Backoff(Duration first, Duration longest) {
    this.next = first;
    this.longest = longest;
  }

  Duration next() {
    Duration current = next;
    Duration doubled = current.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return current;
  }
}
