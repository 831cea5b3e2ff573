package io.beltline.activities.validation;

import io.beltline.activities.step.Attempt;
import java.sql.SQLException;

/** Compares chunks, one after the other, with a session on each side. */
final class ChunkComparison {
  private final Attempt attempt;
  private final BothSides sides;
  private final Findings findings;
  private final Patience patience;
  private final StallWatch.Shared stalls;
  private final Traffic.Look traffic;
  private final Pace pace;

  ChunkComparison(
      Attempt attempt,
      BothSides sides,
      Findings findings,
      Patience patience,
      StallWatch.Shared stalls,
      Traffic.Look traffic,
      Pace pace) {
    this.attempt = attempt;
    this.sides = sides;
    this.findings = findings;
    this.patience = patience;
    this.stalls = stalls;
    this.traffic = traffic;
    this.pace = pace;
  }

  /** Compares until every row agrees or is reported; returns how many the provider has. */
  long compare(TableReader reader, Chunk chunk) throws SQLException {
    BothSides.Answers<Digest> digests = sides.ask(session -> reader.digest(session, chunk));
    if (!digests.agree()) {
      Recheck recheck = new Recheck(attempt, sides, reader, findings, patience, stalls, traffic);
      new DrillDown(sides, reader, findings, recheck).into(chunk);
    }
    long rows = digests.provider().rows();
    pace.spend(Math.max(rows, digests.subscriber().rows()) * reader.table().rowBytes());
    return rows;
  }
}
