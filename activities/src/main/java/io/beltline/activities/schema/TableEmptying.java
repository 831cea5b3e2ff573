package io.beltline.activities.schema;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.lock.FirmLocking;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.builtin.NativeObjects;
import io.beltline.activities.replication.pglogical.MigrationLinks;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.words.Names;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Empties the destination's tables in scope, all of them in one statement, and no other table.
 * Triggers do not fire, except those that fire always; sequences stay where they are.
 */
final class TableEmptying {
  private static final String SIZE = Statements.of(TableEmptying.class, "heap-size.sql");
  private static final String OUTSIDE = Statements.of(TableEmptying.class, "outside.sql");
  private static final int NAMED = 10;

  private final Attempt attempt;
  private final boolean force;
  private final Locking locking;
  private final Connection source;
  private final Connection destination;

  TableEmptying(Attempt attempt, boolean force) throws SQLException {
    this.attempt = attempt;
    this.force = force;
    this.locking = FirmLocking.of(attempt, force);
    PairSessions sessions = attempt.connectBoth();
    this.source = sessions.source();
    this.destination = sessions.destination();
    Locking.limit(source);
    Locking.limit(destination);
  }

  /** Ensures that they are empty; see the step. */
  int ensure() throws SQLException {
    refuseBesideALink(Side.SOURCE, source);
    refuseBesideALink(Side.DESTINATION, destination);
    if (requireEmptiable() == 0) {
      return 0;
    }
    List<Table> tables = tables();
    locking.run(
        destination,
        new LockTarget(oids(tables), true),
        "empty the tables on the destination",
        () -> empty(tables));
    return tables.size();
  }

  /** Refuses to empty what must not be; returns how many bytes there are to be removed. */
  long requireEmptiable() throws SQLException {
    List<Table> tables = tables();
    refuseToTouchOthers(tables);
    long bytes = size(locking, Side.DESTINATION, destination, tables);
    if (bytes > 0 && !force) {
      refuseMoreThanTheSourceHas(bytes);
    }
    return bytes;
  }

  private List<Table> tables() throws SQLException {
    return Tables.readWithoutSizes(destination, attempt.configuration().scope()).all();
  }

  private void refuseBesideALink(Side side, Connection connection) throws SQLException {
    List<String> links =
        Stream.concat(
                MigrationLinks.subscriptions(connection, attempt.pair()).stream(),
                NativeObjects.subscriptions(connection, attempt.pair()).stream())
            .toList();
    if (!links.isEmpty()) {
      throw StepFailures.stop(
          "LinkExists",
          "On the %s there is %s, which could carry the truncate on or bring rows at once"
              .formatted(side, String.join(", ", links)),
          "Remove the replication in both directions first; nothing was changed.");
    }
  }

  private void refuseToTouchOthers(List<Table> tables) throws SQLException {
    List<String> found = Query.of(destination, OUTSIDE, Deferred.texts(oids(tables))).strings();
    if (!found.isEmpty()) {
      throw StepFailures.stop(
          "ReferencedFromOutside",
          "On the destination " + Names.list(found, NAMED),
          "Take those tables into 'tables' of config.json, or take the dependency away;"
              + " nothing was changed.");
    }
  }

  private void refuseMoreThanTheSourceHas(long bytes) throws SQLException {
    List<Table> tables = Tables.readWithoutSizes(source, attempt.configuration().scope()).all();
    long there = size(FirmLocking.sparing(attempt), Side.SOURCE, source, tables);
    if (bytes > there) {
      throw StepFailures.stop(
          "DestinationHasMore",
          "The tables of the destination hold %d bytes and those of the source %d: are the sides mixed up?"
              .formatted(bytes, there),
          "If they are not, do it again with --force; nothing was changed.");
    }
  }

  /** To read a size takes a lock. */
  private static long size(Locking locking, Side side, Connection connection, List<Table> tables)
      throws SQLException {
    AtomicLong bytes = new AtomicLong();
    locking.run(
        connection,
        new LockTarget(oids(tables), true),
        "read the size of the tables on the " + side,
        () -> bytes.set(Query.of(connection, SIZE, Deferred.texts(oids(tables))).number()));
    return bytes.get();
  }

  private void empty(List<Table> tables) throws SQLException {
    String names =
        tables.stream().map(table -> table.name().quoted()).collect(Collectors.joining(", "));
    Transaction.run(
        destination,
        () ->
            Ddl.run(
                destination,
                List.of("set local session_replication_role = replica", "truncate " + names)));
  }

  private static List<Long> oids(List<Table> tables) {
    return tables.stream().map(Table::oid).toList();
  }
}
