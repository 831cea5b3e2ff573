package io.beltline.activities.precheck;

import io.beltline.activities.largeobject.LargeObject;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/**
 * Large objects are carried with a whole database, by whoever may read them, onto a side that has
 * none; and read inside the outage, all of them.
 */
final class LargeObjectsCheck implements SideCheck {
  private static final String COUNT = "select count(*) from pg_catalog.pg_largeobject_metadata";
  private static final String BYTES =
      "select pg_catalog.pg_table_size('pg_catalog.pg_largeobject')";
  private static final String READABLE =
      "select pg_catalog.has_table_privilege('pg_catalog.pg_largeobject', 'select')";
  private static final long LARGE_BYTES = 64L << 20;

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    long count = side.query(COUNT).number();
    if (count == 0) {
      return List.of();
    }
    return side.side() == Side.SOURCE ? onSource(side, count) : onDestination(side, count);
  }

  private static List<Finding> onSource(InspectedSide source, long count) throws SQLException {
    if (!LargeObject.in(source.scope())) {
      return List.of(
          FindingCode.LARGE_OBJECTS.blocker(
              source.side(),
              "there are %d large objects, which belong to no schema: they are carried with a whole database alone"
                  .formatted(count),
              "Migrate the whole database, without 'schema_name' and 'tables'; or remove them with vacuumlo if nothing refers to them."));
    }
    if (!source.query(READABLE).isTrue()) {
      return List.of(
          FindingCode.LARGE_OBJECTS.blocker(
              source.side(),
              "there are %d large objects, and root_user may not read pg_largeobject"
                  .formatted(count),
              "Name a superuser as root_user, or move them into bytea columns."));
    }
    long bytes = source.query(BYTES).number();
    if (bytes <= LARGE_BYTES) {
      return List.of();
    }
    return List.of(
        FindingCode.LARGE_OBJECTS.warning(
            source.side(),
            "all %s of %d large objects are read inside the write outage to find those that changed"
                .formatted(Amounts.bytes(bytes), count),
            "Remove with vacuumlo those that nothing refers to; an outageBudget has to allow for the others."));
  }

  private static List<Finding> onDestination(InspectedSide destination, long count) {
    return LargeObject.in(destination.scope())
        ? List.of(
            FindingCode.LARGE_OBJECTS.blocker(
                destination.side(),
                "there are %d large objects already, which the source's would replace"
                    .formatted(count),
                "Remove them with vacuumlo or lo_unlink(…), or migrate into an empty database."))
        : List.of();
  }
}
