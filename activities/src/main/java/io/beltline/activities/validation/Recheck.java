package io.beltline.activities.validation;

import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Lsn;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at suspect rows until each is found to agree or proven different, or patience ends. */
final class Recheck {
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

  private final Attempt attempt;
  private final BothSides sides;
  private final TableReader reader;
  private final Findings findings;
  private final Patience patience;
  private final StallWatch.Shared stalls;
  private final Traffic.Look traffic;

  Recheck(
      Attempt attempt,
      BothSides sides,
      TableReader reader,
      Findings findings,
      Patience patience,
      StallWatch.Shared stalls,
      Traffic.Look traffic) {
    this.attempt = attempt;
    this.sides = sides;
    this.reader = reader;
    this.findings = findings;
    this.patience = patience;
    this.stalls = stalls;
    this.traffic = traffic;
  }

  /** Returns whether every suspect was judged. */
  boolean judge(Collection<Suspect> suspects) throws SQLException {
    Map<Key, Suspect> open =
        suspects.stream().collect(Collectors.toMap(Suspect::key, Function.identity()));
    Traffic underway = traffic.begin();
    Instant begun = Instant.now();
    StallWatch watch = new StallWatch(stalls, patience.stalled());
    while (!open.isEmpty() && !findings.full()) {
      attempt.throwIfEnded();
      Optional<Lsn> applied = underway.applied();
      int left = open.size();
      lookOnce(open, applied, underway);
      watch.look(applied, open.size() < left);
      Duration elapsed = Duration.between(begun, Instant.now());
      if (!open.isEmpty() && elapsed.compareTo(patience.total()) > 0) {
        giveUp(open, "they kept changing for", patience.total());
        return false;
      }
      if (!open.isEmpty() && watch.hasStalled()) {
        giveUp(open, "the subscriber has applied nothing for", patience.stalled());
        return false;
      }
      attempt.pause(pauseAfter(elapsed));
    }
    return true;
  }

  private void lookOnce(Map<Key, Suspect> open, Optional<Lsn> applied, Traffic underway)
      throws SQLException {
    new SuspectLook(sides, reader)
        .at(
            List.copyOf(open.values()),
            applied,
            underway.running(),
            new SuspectLook.Judge() {
              @Override
              public boolean knowsEnough() {
                return findings.full();
              }

              @Override
              public void agrees(Key key) {
                open.remove(key);
              }

              @Override
              public void differs(Key key, RowState provider, RowState subscriber)
                  throws SQLException {
                findings.different(
                    new RowDifference(reader, sides, findings).describe(key, provider, subscriber));
                open.remove(key);
              }
            });
  }

  private void giveUp(Map<Key, Suspect> open, String reason, Duration after) {
    Key example = open.keySet().iterator().next();
    boolean waits = open.values().stream().anyMatch(Suspect::waitsForTransactions);
    findings.couldNotVerify(
        "table %s: %d rows, such as %s, were not yet the same on both sides, and %s %d s"
            .formatted(
                reader.table(),
                open.size(),
                example.inWords(reader.table().key()),
                waits
                    ? "a transaction on the provider that may have written them has not ended for"
                    : reason,
                after.toSeconds()));
  }

  /** None at first, so that a row which is written all the time is seen in every state. */
  private static Duration pauseAfter(Duration elapsed) {
    Duration pause = elapsed.dividedBy(20);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
