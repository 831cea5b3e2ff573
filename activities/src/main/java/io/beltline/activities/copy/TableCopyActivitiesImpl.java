package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.largeobject.LargeObjectCopy;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.step.StepRunner;
import io.beltline.activities.validation.WholeTables;
import io.beltline.activities.validation.WholeTables.Content;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.copy.TableCopy.State;
import io.beltline.workflows.copy.TableCopyActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies as {@link CopyActivitiesImpl} does, after it has looked: what the subscriber has already
 * is not copied again, and what it has otherwise is replaced only where that is asked for. The
 * tables that are copied arrive all together or not at all, after the large objects; needs the same
 * rights.
 */
public final class TableCopyActivitiesImpl implements TableCopyActivities {
  private final StepRunner steps;

  /** Steps that run as attempts of this runner. */
  public TableCopyActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public List<TableCopy> copyTables(
      Pair pair, Direction direction, List<String> tables, boolean replace) {
    return steps.run(pair, attempt -> copy(attempt, direction, tables, replace));
  }

  private static List<TableCopy> copy(
      Attempt attempt, Direction direction, List<String> names, boolean replace)
      throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    Connection provider = sessions.on(direction.provider());
    Connection subscriber = sessions.on(direction.subscriber());
    MigrationScope scope = attempt.configuration().scope();
    List<Table> tables = new Selection(Tables.read(provider, scope)).named(names);
    List<TableCopy> told = new ArrayList<>();
    if (names.isEmpty()) {
      new LargeObjectCopy(provider, subscriber, sent -> attempt.throwIfEnded())
          .carryOnto(scope, replace)
          .ifPresent(told::add);
    }
    Map<QualifiedName, Content> there = WholeTables.onSubscriber(attempt, direction, tables);
    List<Table> wanted =
        tables.stream()
            .filter(table -> isWanted(there.getOrDefault(table.name(), Content.EMPTY), replace))
            .toList();
    Freight freight =
        wanted.isEmpty()
            ? Freight.NONE
            : new Lanes(attempt, wanted, replace ? Manner.REPLACE : Manner.ONTO_EMPTY)
                .copy(new Lane(provider, subscriber), direction);
    tables.stream()
        .map(Table::name)
        .map(name -> told(name, freight, there.getOrDefault(name, Content.EMPTY)))
        .forEach(told::add);
    return told;
  }

  private static boolean isWanted(Content there, boolean replace) {
    return there.empty() || (replace && !there.same());
  }

  private static TableCopy told(QualifiedName name, Freight freight, Content there) {
    Long copied = freight.rows().get(name);
    if (copied != null) {
      return new TableCopy(name.toString(), State.COPIED, copied);
    }
    return there.same()
        ? new TableCopy(name.toString(), State.EQUAL, there.rows())
        : new TableCopy(name.toString(), State.HAS_OTHER_ROWS, 0);
  }
}
