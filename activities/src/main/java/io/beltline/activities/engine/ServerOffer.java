package io.beltline.activities.engine;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server offers to engines.
 *
 * @param preloadsPglogical whether pglogical is in {@code shared_preload_libraries}
 * @param hasPglogical whether its extension can be created, or is there
 */
public record ServerOffer(boolean preloadsPglogical, boolean hasPglogical) {
  /** What a server preloads for pglogical, and what the extension is called. */
  public static final String PGLOGICAL = "pglogical";

  private static final String LOOK =
      """
      select coalesce((select setting from pg_catalog.pg_settings where name = 'shared_preload_libraries'), '') as preloaded,
             exists (select from pg_catalog.pg_available_extensions where name = ?) as available
      """;

  /** Looks at the server of a session. */
  public static ServerOffer of(Connection connection) throws SQLException {
    return Query.of(connection, LOOK, PGLOGICAL)
        .one(
            row ->
                new ServerOffer(
                    libraries(row.getString("preloaded")).contains(PGLOGICAL),
                    row.getBoolean("available")));
  }

  /** The names in a setting that lists libraries. */
  public static List<String> libraries(String setting) {
    return Arrays.stream(setting.split(",", -1))
        .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Why pglogical cannot be used there; empty when it can. */
  Optional<String> againstPglogical() {
    if (!hasPglogical) {
      return Optional.of("has no extension pglogical");
    }
    return preloadsPglogical ? Optional.empty() : Optional.of("does not preload pglogical");
  }
}
