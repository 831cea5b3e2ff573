package io.beltline.activities.inventory;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.workflows.inventory.Inventory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One side's half of the baseline, in its own {@code beltline.baseline}. */
final class KeptBaseline {
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.baseline') is not null";
  private static final String READ = "select objects from beltline.baseline";
  private static final String KEEP =
      "insert into beltline.baseline (objects) values (?) on conflict (id) do nothing";

  private final Connection connection;

  KeptBaseline(Connection connection) {
    this.connection = connection;
  }

  /** What was kept; empty when nothing was. */
  Optional<Inventory> read() throws SQLException {
    if (!Query.of(connection, EXISTS).isTrue()) {
      return Optional.empty();
    }
    return Query.of(connection, READ)
        .first(row -> (String[]) row.getArray(1).getArray())
        .map(objects -> new Inventory(Arrays.asList(objects)));
  }

  /** Keeps it, together with the schema that it lives in, unless one is kept already. */
  void keep(Inventory inventory) throws SQLException {
    List<String> objects = inventory.objects();
    Transaction.run(
        connection,
        () -> {
          BeltlineSchema.ensure(connection);
          Query.of(connection, KEEP, objects).run();
        });
  }
}
