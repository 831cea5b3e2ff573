package io.beltline.activities.validation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the rows of a chunk that are not the same, with bounded memory however many there are. */
final class DrillDown {
  private static final int MAX_SUSPECTS = 1_000;
  private static final int MAX_PASSES = 1_000;

  private final BothSides sides;
  private final TableReader reader;
  private final Findings findings;
  private final Recheck recheck;

  DrillDown(BothSides sides, TableReader reader, Findings findings, Recheck recheck) {
    this.sides = sides;
    this.reader = reader;
    this.findings = findings;
    this.recheck = recheck;
  }

  /** Looks until every row of the chunk agrees or is reported. */
  void into(Chunk chunk) throws SQLException {
    Optional<Chunk> rest = Optional.of(chunk);
    while (rest.isPresent() && !findings.full()) {
      Chunk whole = rest.get();
      // A chunk may have grown since it was cut.
      Optional<Key> end =
          reader.boundary(sides.provider(), whole).filter(key -> !key.equals(whole.upTo()));
      judge(end.isPresent() ? new Chunk(whole.table(), whole.after(), end.get()) : whole);
      rest = end.map(key -> new Chunk(whole.table(), key, whole.upTo()));
    }
  }

  private void judge(Chunk chunk) throws SQLException {
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      Sweep sweep = new Sweep();
      sweep.read(chunk);
      if (!recheck.judge(sweep.suspects) || sweep.complete || findings.full()) {
        return;
      }
    }
    findings.couldNotVerify(
        "table %s: more rows than could be looked at differ for the moment"
            .formatted(reader.table()));
  }

  /** One reading of the chunk on both sides, complete unless there are too many suspects. */
  private final class Sweep {
    private final Map<Key, Fingerprint> expected = new LinkedHashMap<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private boolean complete;

    void read(Chunk chunk) throws SQLException {
      reader.visit(
          sides.provider(),
          chunk,
          (key, fingerprint) -> {
            expected.put(key, fingerprint);
            return true;
          });
      reader.visit(sides.subscriber(), chunk, this::compare);
      if (roomLeft()) {
        // All of the subscriber was read: what was not met there is missing.
        complete = expected.size() + suspects.size() <= MAX_SUSPECTS;
        expected.entrySet().stream()
            .limit(MAX_SUSPECTS - suspects.size())
            .forEach(missing -> suspect(missing.getKey(), missing.getValue()));
      }
    }

    private boolean compare(Key key, Fingerprint subscribers) {
      Fingerprint providers = expected.remove(key);
      if (!subscribers.equals(providers)) {
        suspect(key, providers == null ? Fingerprint.ABSENT : providers);
      }
      return roomLeft();
    }

    private boolean roomLeft() {
      return suspects.size() < MAX_SUSPECTS;
    }

    private void suspect(Key key, Fingerprint providers) {
      Suspect suspect = new Suspect(key);
      suspect.remember(providers);
      suspects.add(suspect);
    }
  }
}
