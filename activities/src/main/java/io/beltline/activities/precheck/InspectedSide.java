package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Tables;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side that let its root user in.
 *
 * @param side which
 * @param server its configuration
 * @param connection a session of its root user
 * @param settings the server's settings that checks look at, as the server shows them; those that
 *     it does not know are missing
 * @param scope what is migrated
 */
record InspectedSide(
    Side side,
    Server server,
    Connection connection,
    Map<String, String> settings,
    MigrationScope scope) {
  InspectedSide {
    settings = Map.copyOf(settings);
  }

  static InspectedSide of(Side side, Server server, Connection connection, MigrationScope scope)
      throws SQLException {
    Map<String, String> settings = new HashMap<>();
    Query.of(
            connection,
            "select name, setting from pg_catalog.pg_settings where setting is not null")
        .list(row -> settings.put(row.getString(1), row.getString(2)));
    return new InspectedSide(side, server, connection, settings, scope);
  }

  Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** A setting that is a number; 0 where the server does not know it. */
  long number(String name) {
    return setting(name).map(Long::parseLong).orElse(0L);
  }

  /** Such as 15. */
  int majorVersion() {
    return (int) (number("server_version_num") / 10_000);
  }

  /** The OIDs of the tables in scope on this side, partitioned ones included, to be bound. */
  List<String> tableOids() throws SQLException {
    return Tables.readWithoutSizes(connection, scope).all().stream()
        .map(table -> String.valueOf(table.oid()))
        .toList();
  }

  Query query(String sql, @Nullable Object... values) {
    return Query.of(connection, sql, values);
  }
}
