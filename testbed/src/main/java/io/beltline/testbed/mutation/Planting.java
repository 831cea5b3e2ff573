package io.beltline.testbed.mutation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Plants errors on a destination and undoes them. Its session writes as an apply worker does, so
 * that triggers and foreign keys of the tables say nothing.
 */
public final class Planting {

  private static final String OWN_COLUMNS =
      """
      select string_agg(quote_ident(attname), ', ' order by attnum)
        from pg_attribute
       where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      """;

  private final Connection source;
  private final Connection destination;

  /** Uses sessions of superusers, which stay the caller's. */
  public Planting(Connection source, Connection destination) throws SQLException {
    this.source = source;
    this.destination = destination;
    run("set session_replication_role = replica");
    run("set allow_system_table_mods = on");
  }

  /** Plants it. */
  public void plant(Corruption corruption) throws SQLException {
    run(corruption.plant());
  }

  /** Makes the destination what it was. */
  public void undo(Corruption corruption) throws SQLException {
    if (!corruption.undo().isEmpty()) {
      run(corruption.undo());
      return;
    }
    for (String table : corruption.tablesChanged()) {
      bringAgain(table);
    }
  }

  /** All rows of a table as the source has them; tables are small. */
  private void bringAgain(String table) throws SQLException {
    String columns = one(OWN_COLUMNS.formatted(table.replace("'", "''")));
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try {
      source
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (select %s from only %s) to stdout".formatted(columns, table), rows);
      destination.setAutoCommit(false);
      run("delete from only " + table);
      destination
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy %s (%s) from stdin".formatted(table, columns),
              new ByteArrayInputStream(rows.toByteArray()));
      destination.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      destination.rollback();
      destination.setAutoCommit(true);
    }
  }

  private String one(String query) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = destination.createStatement()) {
      statement.execute(sql);
    }
  }
}
