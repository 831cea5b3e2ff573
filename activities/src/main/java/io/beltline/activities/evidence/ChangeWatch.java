package io.beltline.activities.evidence;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.activities.validation.ChangeFollower;
import io.beltline.activities.validation.FollowedComparison;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Follows what is changed since all rows were compared, and compares all of them again when that is
 * not known any more: the less often the longer it takes.
 */
final class ChangeWatch {
  private static final String NAME = "changed rows";
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final int PAUSE_FACTOR = 10;

  private final Attempt attempt;
  private final EvidenceRequest request;
  private final ChangeFeeds feeds;
  private final ChangeFollower follower;
  private ChangeFollower.Look latest = new ChangeFollower.Look(true, false, "not yet seen", 0);
  private String comparedAnew = "";
  private long nextComparison = System.nanoTime();

  private ChangeWatch(
      Attempt attempt, EvidenceRequest request, ChangeFeeds feeds, ChangeFollower follower) {
    this.attempt = attempt;
    this.request = request;
    this.feeds = feeds;
    this.follower = follower;
  }

  static ChangeWatch open(Attempt attempt, EvidenceRequest request, ChangeFeeds feeds)
      throws SQLException {
    ChangeFollower follower = ChangeFollower.open(attempt, request.link().direction(), feeds);
    return new ChangeWatch(attempt, request, feeds, follower);
  }

  /** Where the last comparison does not count, no change since does either. */
  Check look() throws SQLException {
    latest = follower.look();
    if (request.lastValidation() == null && !latest.followed()) {
      return new Check(NAME, true, "the newest rows alone will be compared: " + latest.detail());
    }
    return new Check(NAME, latest.agrees(), latest.detail() + comparedAnew);
  }

  boolean isOf(Check check) {
    return check.name().equals(NAME);
  }

  long keptBytes() {
    return latest.keptBytes();
  }

  /** Returns whether it was time for that. */
  boolean compareAnewIfLost() throws SQLException {
    long began = System.nanoTime();
    if (latest.followed() || began - nextComparison < 0) {
      return false;
    }
    ValidationReport report = FollowedComparison.run(attempt, request.link().direction(), feeds);
    long ended = System.nanoTime();
    nextComparison = ended + Math.max(SHORTEST_PAUSE.toNanos(), (ended - began) * PAUSE_FACTOR);
    comparedAnew =
        report.verdict() == Verdict.EQUAL
            ? ""
            : "; all rows were compared again: %s %s %s"
                .formatted(report.verdict(), report.differences(), report.unverified());
    return true;
  }
}
