package io.beltline.activities.engine;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a server offers to engines.
 *
 * @param preloadsPglogical whether pglogical is in {@code shared_preload_libraries}
 * @param hasPglogical whether its extension can be created, or is there
 */
public record ServerOffer(boolean preloadsPglogical, boolean hasPglogical) {
  private static final String LOOK =
      """
      select 'pglogical' = any (pg_catalog.regexp_split_to_array(
                 coalesce((select setting from pg_catalog.pg_settings where name = 'shared_preload_libraries'), ''),
                 '[ ,"/]+')) as preloaded,
             exists (select from pg_catalog.pg_available_extensions where name = 'pglogical') as available
      """;

  /** Looks at the server of a session. */
  public static ServerOffer of(Connection connection) throws SQLException {
    return Query.of(connection, LOOK)
        .one(row -> new ServerOffer(row.getBoolean("preloaded"), row.getBoolean("available")));
  }

  /** Why pglogical cannot be used there; empty when it can. */
  Optional<String> againstPglogical() {
    if (!hasPglogical) {
      return Optional.of("has no extension pglogical");
    }
    return preloadsPglogical ? Optional.empty() : Optional.of("does not preload pglogical");
  }
}
