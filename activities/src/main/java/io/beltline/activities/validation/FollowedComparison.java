package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Compares all rows of a link's tables, and keeps and follows the log of what is changed from the
 * beginning of that on, so that nobody has to compare all of them once more. If they are not equal,
 * nothing is kept. Where the server has no room for that log, or does not let it be read, they are
 * compared all the same, and the reason is noted. Uses four sessions more than {@link
 * FullComparison}.
 */
public final class FollowedComparison {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Attempt attempt;
  private final Direction direction;
  private final ChangeFeeds feeds;
  private final FullComparison comparison;

  private FollowedComparison(
      Attempt attempt, Direction direction, ChangeFeeds feeds, FullComparison comparison) {
    this.attempt = attempt;
    this.direction = direction;
    this.feeds = feeds;
    this.comparison = comparison;
  }

  /** Compares as a step of a cutover does. */
  public static ValidationReport run(Attempt attempt, Direction direction, ChangeFeeds feeds)
      throws SQLException {
    return run(attempt, direction, feeds, ComparisonOptions.NONE, Givens.USUAL);
  }

  /** The same with other givens. A command looks beside a cutover, and keeps nothing. */
  static ValidationReport run(
      Attempt attempt,
      Direction direction,
      ChangeFeeds feeds,
      ComparisonOptions wanted,
      Givens givens)
      throws SQLException {
    FullComparison comparison = new FullComparison(attempt, direction, wanted, givens);
    return attempt.isOfCommand()
        ? comparison.run()
        : new FollowedComparison(attempt, direction, feeds, comparison).run();
  }

  private ValidationReport run() throws SQLException {
    Connection provider = attempt.connect(direction.provider());
    Optional<LinkPosition> link =
        LinkPosition.find(provider, attempt.connect(direction.subscriber()));
    if (link.isEmpty()) {
      return comparison.run();
    }
    ChangeLog log = new ChangeLog(attempt, direction, provider);
    Optional<String> unfollowed = begin(log, link.get().slot());
    List<Table> tables =
        Tables.readWithoutSizes(provider, attempt.configuration().scope()).replicated();
    ValidationReport report = unfollowed.isPresent() ? comparison.run() : compareAndFollow();
    if (report.verdict() == Verdict.EQUAL) {
      log.passed(tables, unfollowed);
    } else {
      end(log);
    }
    return report;
  }

  private Optional<String> begin(ChangeLog log, String linkSlot) throws SQLException {
    return feeds.use(
        attempt.pair(),
        direction,
        feed -> {
          feed.forget();
          return log.begin(feed, linkSlot);
        });
  }

  private void end(ChangeLog log) throws SQLException {
    feeds.use(
        attempt.pair(),
        direction,
        feed -> {
          feed.forget();
          log.end();
          return true;
        });
  }

  private ValidationReport compareAndFollow() throws SQLException {
    ChangeFollower follower = ChangeFollower.open(attempt, direction, feeds);
    ExecutorService thread = Threads.start(1);
    CountDownLatch over = new CountDownLatch(1);
    try {
      CompletableFuture<Optional<String>> following =
          CompletableFuture.supplyAsync(() -> follow(follower, over), thread);
      ValidationReport report = comparison.run();
      over.countDown();
      return following
          .join()
          .map(why -> "what was changed meanwhile could not be followed: " + why)
          .map(report::butUnverified)
          .orElse(report);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException ended ? ended : e;
    } finally {
      thread.shutdownNow();
    }
  }

  /** Follows until it is over; returns why it could not in the end. */
  private Optional<String> follow(ChangeFollower follower, CountDownLatch over) {
    Optional<String> failure = Optional.empty();
    try {
      do {
        failure = follow(follower);
      } while (!over.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }

  /** A session that was lost may be there again the next time; what was kept is told again then. */
  private Optional<String> follow(ChangeFollower follower) {
    try {
      attempt.throwIfEnded();
      follower.follow();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(StepFailures.cause(e));
    } catch (IllegalStateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
