package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.largeobject.LargeObjectCopy;
import io.beltline.activities.provenance.Provenances;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.copy.CopyActivities;
import io.beltline.workflows.copy.CopyReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies all tables in one transaction on the subscriber, or in two that commit together where
 * there is much to carry: either all hold the provider's rows, or none has changed; a worker that
 * dies between two commits leaves whole tables, and a repeat replaces them. Large objects go before
 * them, as {@link LargeObjectCopy} says. Needs a superuser there, or a user who may set {@code
 * session_replication_role} (which can be granted from PostgreSQL 15 on), and on both sides one
 * whom no row security hides rows from; otherwise the step fails. Memory: a buffer and the largest
 * row for each transaction.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
public final class CopyActivitiesImpl implements CopyActivities {
  private final StepRunner steps;

  /** Steps that run as attempts of this runner. */
  public CopyActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public CopyReport copyTablesAhead(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> copy(attempt, direction, Manner.AHEAD));
  }

  @Override
  public CopyReport copyTablesWithoutIdentity(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> copy(attempt, direction, Manner.COMPLETE));
  }

  private static CopyReport copy(Attempt attempt, Direction direction, Manner manner)
      throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    Connection provider = sessions.on(direction.provider());
    Connection subscriber = sessions.on(direction.subscriber());
    long largeObjectBytes =
        new LargeObjectCopy(provider, subscriber, sent -> attempt.throwIfEnded())
            .carry(attempt.configuration().scope());
    List<Table> tables = Tables.read(provider, attempt.configuration().scope()).copied();
    if (tables.isEmpty()) {
      return new CopyReport(0, 0, 0, largeObjectBytes);
    }
    Provenances.ensurePlace(subscriber);
    return new Lanes(attempt, tables, manner)
        .copy(new Lane(provider, subscriber), direction)
        .and(new Freight(Map.of(), Set.of(), largeObjectBytes))
        .report();
  }
}
