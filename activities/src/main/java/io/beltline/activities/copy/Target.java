package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table on the subscriber that is to be emptied and filled.
 *
 * @param name its name
 * @param byDelete whether it is emptied row by row: because another table has a foreign key to it,
 *     or because it is tiny
 * @param checksAway statements that drop the checks which are not valid: old rows need not pass
 * @param checksBack statements that make them again as they were
 * @param alwaysTriggers triggers that fire always
 * @param replicaTriggers triggers that fire for replication only, which the copy counts as
 */
record Target(
    QualifiedName name,
    boolean byDelete,
    List<String> checksAway,
    List<String> checksBack,
    List<String> alwaysTriggers,
    List<String> replicaTriggers) {
  private static final String READ = Statements.of(Target.class, "targets.sql");

  /** Looks at the subscriber's tables. */
  static List<Target> read(Connection connection, List<Table> tables) throws SQLException {
    return Query.of(
            connection,
            READ,
            tables.stream().map(table -> table.name().schema()).toList(),
            tables.stream().map(table -> table.name().name()).toList())
        .list(Target::of);
  }

  private static Target of(ResultSet row) throws SQLException {
    return new Target(
        new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
        row.getBoolean("by_delete"),
        List.of((String[]) row.getArray("checks_away").getArray()),
        List.of((String[]) row.getArray("checks_back").getArray()),
        List.of((String[]) row.getArray("always_triggers").getArray()),
        List.of((String[]) row.getArray("replica_triggers").getArray()));
  }

  /**
   * The statements after which tables take rows without a trigger firing, and that empty those
   * which do not keep theirs; never one that was not asked for.
   */
  static String preparing(List<Target> targets, Set<QualifiedName> keeping) {
    List<String> statements = new ArrayList<>();
    targets.forEach(target -> target.alterTriggers(statements, "disable", "disable"));
    targets.forEach(target -> statements.addAll(target.checksAway));
    List<Target> emptied =
        targets.stream().filter(target -> !keeping.contains(target.name)).toList();
    emptied.stream()
        .filter(Target::byDelete)
        .forEach(target -> statements.add("delete from only " + target.name.quoted()));
    String truncated =
        emptied.stream()
            .filter(target -> !target.byDelete)
            .map(target -> "only " + target.name.quoted())
            .collect(Collectors.joining(", "));
    if (!truncated.isEmpty()) {
      statements.add("truncate " + truncated);
    }
    return String.join(";", statements);
  }

  /** The statements that make triggers and checks what they were. */
  static List<String> restoring(List<Target> targets) {
    List<String> statements = new ArrayList<>();
    targets.forEach(target -> statements.addAll(target.checksBack));
    targets.forEach(target -> target.alterTriggers(statements, "enable always", "enable replica"));
    return statements;
  }

  private void alterTriggers(List<String> statements, String always, String replica) {
    alwaysTriggers.forEach(trigger -> statements.add(alterTrigger(always, trigger)));
    replicaTriggers.forEach(trigger -> statements.add(alterTrigger(replica, trigger)));
  }

  private String alterTrigger(String change, String trigger) {
    return "alter table only %s %s trigger %s"
        .formatted(name.quoted(), change, Identifiers.quote(trigger));
  }
}
