package io.beltline.activities.validation;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;

/** A worker's feeds of changed rows. One step at a time uses one of them. */
public final class ChangeFeeds {
  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofSeconds(5);

  /** More than this is not worth the disk: all rows are compared again instead. */
  private static final long MOST_KEPT_BYTES = 4L << 30;

  private final Map<Key, ChangeFeed> feeds = new ConcurrentHashMap<>();
  private final long mostKeptBytes;

  /** Closes what nobody has used for a while. */
  public ChangeFeeds() {
    this(MOST_KEPT_BYTES);
  }

  /**
   * The same with another limit.
   *
   * @param mostKeptBytes how much log a server may keep for one feed and for no link
   */
  ChangeFeeds(long mostKeptBytes) {
    this.mostKeptBytes = mostKeptBytes;
    TimerTask closing =
        new TimerTask() {
          @Override
          public void run() {
            closeUnused();
          }
        };
    new Timer("beltline-change-feeds", true).schedule(closing, SWEEP.toMillis(), SWEEP.toMillis());
  }

  long mostKeptBytes() {
    return mostKeptBytes;
  }

  /** Uses the feed of a pair in one direction, when nobody else does any more. */
  <T> T use(Pair pair, Direction direction, Use<T> use) throws SQLException {
    ChangeFeed feed = feeds.computeIfAbsent(new Key(pair, direction), key -> new ChangeFeed());
    synchronized (feed) {
      return use.of(feed);
    }
  }

  private void closeUnused() {
    Instant before = Instant.now().minus(KEPT);
    feeds.forEach(
        (key, feed) -> {
          if (feed.unusedSince(before)) {
            synchronized (feed) {
              if (feed.unusedSince(before)) {
                feed.close();
              }
            }
          }
        });
  }

  /** What is done with a feed. */
  @FunctionalInterface
  interface Use<T> {
    T of(ChangeFeed feed) throws SQLException;
  }

  private record Key(Pair pair, Direction direction) {}
}
