package io.beltline.testbed.realschema;

import io.beltline.testbed.realschema.Catalog.Check;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Makes rows of one table. Where a constraint refuses a row, other values are tried for the columns
 * that it looks at; what it has accepted is tried first for the next row.
 */
final class RowMaker {

  private static final String CHECK_VIOLATION = "23514";
  private static final String NOT_NULL_VIOLATION = "23502";
  private static final int ATTEMPTS = 200;
  private static final int FEW = 4;

  /** The value that belongs to the row's number, instead of one from the list. */
  private static final int OWN = -1;

  private final TableName table;
  private final List<Column> columns;
  private final Catalog catalog;
  private final List<List<@Nullable String>> others = new ArrayList<>();
  private final int[] choice;
  private final Random random;
  private String refusal = "";

  RowMaker(TableName table, Catalog catalog) {
    this.table = table;
    this.columns = catalog.columns().getOrDefault(table, List.of());
    this.catalog = catalog;
    this.choice = new int[columns.size()];
    this.random = new Random(table.hashCode());
    for (int place = 0; place < columns.size(); place++) {
      choice[place] = OWN;
      others.add(alternatives(columns.get(place)));
    }
  }

  TableName table() {
    return table;
  }

  List<Column> columns() {
    return columns;
  }

  /** Why the last row was refused for good. */
  String refusal() {
    return refusal;
  }

  /**
   * Inserts a row, if one can be found that is accepted. The connection commits by itself.
   *
   * @param n the row's number
   * @param referred the number of the rows that it refers to
   */
  boolean insert(Connection connection, long n, long referred) throws SQLException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (PreparedStatement statement = connection.prepareStatement(insertion())) {
        for (int place = 0; place < columns.size(); place++) {
          statement.setString(place + 1, value(place, n, referred));
        }
        statement.executeUpdate();
        return true;
      } catch (PSQLException e) {
        refusal = String.valueOf(e.getMessage());
        if (!chooseOthers(connection, e, n)) {
          return false;
        }
      }
    }
    return false;
  }

  /** The value of a column in a row, as text; null is null. */
  @Nullable String value(int place, long n, long referred) {
    Column column = columns.get(place);
    if (choice[place] != OWN) {
      return others.get(place).get(choice[place]);
    }
    String bound = catalog.bounds().getOrDefault(table, Map.of()).get(column.name());
    if (bound != null) {
      return bound;
    }
    return own(column, n, referred).orElse(null);
  }

  /** The value of a column in a row where nothing asks for another. */
  private Optional<String> own(Column column, long n, long referred) {
    return catalog.keys().tie(table, column.name())
        ? catalog.keys().value(table, column.name(), referred, catalog.types())
        : catalog.types().value(column.type(), column.modifier(), n);
  }

  private String insertion() {
    return "insert into %s (%s) overriding system value values (%s)"
        .formatted(
            table.quoted(),
            columns.stream()
                .map(column -> TableName.quoted(column.name()))
                .collect(Collectors.joining(", ")),
            columns.stream()
                .map(column -> "cast(cast(? as text) as " + column.typeName() + ")")
                .collect(Collectors.joining(", ")));
  }

  /** Chooses other values where the refusal points; false if it points nowhere. */
  private boolean chooseOthers(Connection connection, PSQLException refused, long n)
      throws SQLException {
    ServerErrorMessage message = refused.getServerErrorMessage();
    String state = String.valueOf(refused.getSQLState());
    if (message == null) {
      throw refused;
    }
    if (state.equals(CHECK_VIOLATION)) {
      Check check = checks().get(String.valueOf(message.getConstraint()));
      return check != null && chooseOthers(check.columns());
    }
    if (state.equals(NOT_NULL_VIOLATION)) {
      return message.getColumn() != null && chooseOthers(List.of(message.getColumn()));
    }
    return state.startsWith("22") && chooseOthers(unreadable(connection, n));
  }

  private boolean chooseOthers(List<String> names) {
    boolean changed = false;
    for (int place = 0; place < columns.size(); place++) {
      int count = others.get(place).size();
      if (names.contains(columns.get(place).name()) && count > 0) {
        choice[place] = random.nextInt(3) == 0 ? OWN : random.nextInt(count);
        changed = true;
      }
    }
    return changed;
  }

  /** The columns whose type does not take its value. */
  private List<String> unreadable(Connection connection, long n) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int place = 0; place < columns.size(); place++) {
      Column column = columns.get(place);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select cast(cast(? as text) as " + column.typeName() + ")")) {
        statement.setString(1, value(place, n, n));
        statement.execute();
      } catch (PSQLException e) {
        names.add(column.name());
      }
    }
    return names;
  }

  private Map<String, Check> checks() {
    return catalog.checks().getOrDefault(table, Map.of());
  }

  /** What may be accepted instead of a column's own value. */
  private List<@Nullable String> alternatives(Column column) {
    Set<String> texts = new LinkedHashSet<>();
    for (Check check : checks().values()) {
      if (check.columns().contains(column.name())) {
        texts.addAll(check.literals());
      }
    }
    List<@Nullable String> values = new ArrayList<>(texts);
    for (long small = 0; small < FEW; small++) {
      own(column, small, small + 1).ifPresent(values::add);
    }
    values.addAll(List.of("0", "1", "a", "A1", "", "{}", "[]", "t", "f"));
    if (!column.notNull()) {
      values.add(null);
      values.add(null);
      values.add(null);
    }
    return values;
  }
}
