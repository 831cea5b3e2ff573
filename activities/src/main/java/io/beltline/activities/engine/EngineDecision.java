package io.beltline.activities.engine;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.configuration.EngineChoice;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine of a pair: the one that its configuration forces, or pglogical where both servers have
 * it, or what PostgreSQL has built in. Decided anew from the same facts wherever it is needed.
 *
 * @param engine which
 * @param reason in words, why this one and why none of the others
 */
public record EngineDecision(EngineKind engine, String reason) {
  private static final String PGLOGICAL_REASON =
      "both servers preload it, and with it the way back exists before the outage";
  private static final String WAY_BACK =
      "with it the way back is made beforehand, sleeps, and wakes inside the outage";
  private static final String NOT_DUMP = "dump is not in this release, and would leave no way back";

  /** Decides for the pair of an attempt, as {@link #toUse} does. */
  public static EngineDecision of(Attempt attempt) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    return toUse(
        attempt.configuration().settings().engine(),
        ServerOffer.of(sessions.source()),
        ServerOffer.of(sessions.destination()));
  }

  /**
   * The same for a step that is about to use it: refuses an engine that this release does not have.
   */
  public static EngineDecision toUse(
      EngineChoice asked, ServerOffer source, ServerOffer destination) {
    if (asked == EngineChoice.DUMP) {
      throw StepFailures.stop(
          "EngineMissing",
          "The configuration asks for engine 'dump', which is not in this release",
          "Set engine in config.json to 'pglogical' or 'native', or leave it out.");
    }
    return of(asked, source, destination);
  }

  /**
   * Decides from what the servers offer; for one that this release does not have, as if nothing was
   * asked for.
   */
  public static EngineDecision of(EngineChoice asked, ServerOffer source, ServerOffer destination) {
    List<String> against = new ArrayList<>();
    source.againstPglogical().ifPresent(why -> against.add("the " + Side.SOURCE + " " + why));
    destination
        .againstPglogical()
        .ifPresent(why -> against.add("the " + Side.DESTINATION + " " + why));
    return switch (asked) {
      case PGLOGICAL -> new EngineDecision(EngineKind.PGLOGICAL, "the configuration asks for it");
      case NATIVE ->
          new EngineDecision(EngineKind.NATIVE, "the configuration asks for it; " + WAY_BACK);
      case AUTO, DUMP ->
          against.isEmpty()
              ? new EngineDecision(
                  EngineKind.PGLOGICAL,
                  "%s. Not native: pglogical is tried longer with this program. Not dump: %s"
                      .formatted(PGLOGICAL_REASON, NOT_DUMP))
              : new EngineDecision(
                  EngineKind.NATIVE,
                  "PostgreSQL has it built in; %s. Not pglogical: %s. Not dump: %s"
                      .formatted(WAY_BACK, String.join(", and ", against), NOT_DUMP));
    };
  }
}
