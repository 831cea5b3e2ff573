package io.beltline.activities.drift;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A text that is another one after any change of a side's schema, and costs a scan of its catalogs:
 * who finds the same again need not compare. Found another, something was changed in between,
 * perhaps nothing that counts.
 *
 * @param text one number for each kind of catalog
 * @see <a href="https://www.postgresql.org/docs/current/ddl-system-columns.html">xmin</a>
 */
public record CatalogMark(String text) {
  private static final String READ = Statements.of(CatalogMark.class, "mark.sql");
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.schema_mark') is not null";
  private static final String NOTED = "select mark from beltline.schema_mark where moment = ?";
  private static final String FORGET = "delete from beltline.schema_mark where moment = ?";
  private static final String NOTE =
      """
      insert into beltline.schema_mark (moment, mark) values (?, ?)
          on conflict (moment) do update set mark = excluded.mark, noted_at = clock_timestamp()
       where schema_mark.mark <> excluded.mark
      """;

  /** When a mark was taken. */
  public enum Moment {
    /** When the schema was taken for the other side. */
    TAKEN,
    /** Before a comparison of both sides that found nothing to hold an outage up. */
    EQUAL
  }

  /** The mark of this side now. Needs no right but to read the catalogs. */
  public static CatalogMark of(Connection connection) throws SQLException {
    return new CatalogMark(Query.of(connection, READ).one(row -> row.getString(1)));
  }

  /** What was noted on this side last; empty if nothing was. */
  public static Optional<CatalogMark> noted(Connection connection, Moment moment)
      throws SQLException {
    return Query.of(connection, EXISTS).isTrue()
        ? Query.of(connection, NOTED, moment.name()).first(row -> new CatalogMark(row.getString(1)))
        : Optional.empty();
  }

  /** Notes it on the side that it is of. Needs the schema {@code beltline} there. */
  public void note(Connection connection, Moment moment) throws SQLException {
    Query.of(connection, NOTE, moment.name(), text).run();
  }

  /** Ensures that nothing is noted. Needs the schema {@code beltline} there. */
  public static void forget(Connection connection, Moment moment) throws SQLException {
    Query.of(connection, FORGET, moment.name()).run();
  }
}
