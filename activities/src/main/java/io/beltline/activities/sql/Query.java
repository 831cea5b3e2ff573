package io.beltline.activities.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its bound values, and the few shapes in which steps want the answer. A
 * collection of strings is bound as a {@code text[]}.
 */
public final class Query {
  private final Connection connection;
  private final String sql;
  private final @Nullable Object[] values;

  private Query(Connection connection, String sql, @Nullable Object[] values) {
    this.connection = connection;
    this.sql = sql;
    this.values = values;
  }

  /** A statement with {@code ?} for each value. */
  public static Query of(Connection connection, String sql, @Nullable Object... values) {
    return new Query(connection, sql, values);
  }

  /** Every row, mapped. */
  public <T> List<T> list(RowMapper<T> mapper) throws SQLException {
    try (PreparedStatement statement = prepare();
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(mapper.map(rows));
      }
      return all;
    }
  }

  /** The first row, mapped; empty without one. */
  public <T> Optional<T> first(RowMapper<T> mapper) throws SQLException {
    try (PreparedStatement statement = prepare();
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
    }
  }

  /** The only row, mapped; a statement that gives none is a mistake in this program. */
  public <T> T one(RowMapper<T> mapper) throws SQLException {
    return first(mapper).orElseThrow(() -> new SQLException("no row from: " + sql, "02000"));
  }

  /** The first column of every row. */
  public List<String> strings() throws SQLException {
    return list(row -> row.getString(1));
  }

  /** The first column of the only row. */
  public boolean isTrue() throws SQLException {
    return one(row -> row.getBoolean(1));
  }

  /** The first column of the only row. */
  public long number() throws SQLException {
    return one(row -> row.getLong(1));
  }

  /**
   * Runs it for its effect; whatever it returns is passed over. Returns the number of rows changed.
   */
  public int run() throws SQLException {
    try (PreparedStatement statement = prepare()) {
      return statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
    }
  }

  private PreparedStatement prepare() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        bind(statement, i + 1, values[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof Collection<?> texts) {
      Array array = connection.createArrayOf("text", texts.toArray());
      statement.setArray(index, array);
    } else {
      statement.setObject(index, value);
    }
  }

  /** Makes a value of the row that the result set stands on. */
  @FunctionalInterface
  public interface RowMapper<T> {
    /** The row's value. */
    T map(ResultSet row) throws SQLException;
  }
}
