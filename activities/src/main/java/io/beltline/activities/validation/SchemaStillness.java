package io.beltline.activities.validation;

import io.beltline.activities.drift.CatalogMark;
import io.beltline.activities.drift.CatalogMark.Moment;
import io.beltline.activities.drift.FactDifference;
import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.drift.SchemaDifference;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Whether the provider's schema is the one that was compared with the subscriber's last and found
 * the same. A mark of the catalogs tells, read in a session of its own beside the rows; only where
 * it moved both sides are compared again.
 */
final class SchemaStillness {
  private final Attempt attempt;
  private final Direction direction;
  private final CompletableFuture<Boolean> still;

  private SchemaStillness(Attempt attempt, Direction direction, Executor threads) {
    this.attempt = attempt;
    this.direction = direction;
    this.still = CompletableFuture.supplyAsync(this::look, threads);
  }

  /** Begins to look. */
  static SchemaStillness begin(Attempt attempt, Direction direction, Executor threads) {
    return new SchemaStillness(attempt, direction, threads);
  }

  private boolean look() {
    try {
      Connection provider = attempt.connect(direction.provider());
      Optional<CatalogMark> noted = CatalogMark.noted(provider, Moment.EQUAL);
      return noted.isPresent() && noted.get().equals(CatalogMark.of(provider));
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  /**
   * Waits for the look, and adds what it has found. The sessions that compare rows cannot be used:
   * they cannot write, and to tell a wording from a difference takes a table that is rolled back.
   */
  void addTo(Findings findings) throws SQLException {
    if (stoodStill()) {
      return;
    }
    PairSessions pair = attempt.connectBoth();
    SchemaComparison.compare(pair.source(), pair.destination(), attempt.configuration().scope())
        .stream()
        .filter(difference -> difference.holdsUp(direction))
        .map(SchemaStillness::told)
        .forEach(findings::different);
  }

  private boolean stoodStill() throws SQLException {
    try {
      return still.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw e;
    }
  }

  private static Difference told(SchemaDifference difference) {
    return new Difference(
        difference.name(),
        difference.toString(),
        Difference.Kind.SCHEMA,
        difference.facts().stream().map(FactDifference::fact).toList());
  }
}
