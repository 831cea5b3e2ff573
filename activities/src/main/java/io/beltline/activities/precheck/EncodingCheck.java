package io.beltline.activities.precheck;

import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** The same bytes mean the same text, and sort the same way. */
final class EncodingCheck implements PairCheck {
  private static final String LOCALE =
      """
      select pg_catalog.pg_encoding_to_char(encoding), datcollate || ' / ' || datctype
        from pg_catalog.pg_database
       where datname = pg_catalog.current_database()
      """;

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    Text one = read(source);
    Text other = read(destination);
    if (!one.encoding.equals(other.encoding)) {
      return List.of(
          FindingCode.ENCODING.blocker(
              Side.DESTINATION,
              "its encoding is %s, the source's %s".formatted(other.encoding, one.encoding),
              "create database … encoding '%s' template template0".formatted(one.encoding)));
    }
    if (!one.locale.equals(other.locale)) {
      return List.of(
          FindingCode.COLLATION.warning(
              Side.DESTINATION,
              "its collation is %s, the source's %s: texts sort differently there"
                  .formatted(other.locale, one.locale),
              "If that matters: create the database with the source's lc_collate and lc_ctype."));
    }
    return List.of();
  }

  private static Text read(InspectedSide side) throws SQLException {
    return side.query(LOCALE).one(row -> new Text(row.getString(1), row.getString(2)));
  }

  private record Text(String encoding, String locale) {}
}
