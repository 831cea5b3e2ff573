package io.beltline.activities.replication.link;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import java.sql.SQLException;

/** The tables that a link fills. */
public final class SubscriberTables {
  private SubscriberTables() {}

  /** Refuses a table that joins a link and that its subscriber lacks. */
  public static void require(Ends ends, Table table) throws SQLException {
    boolean there =
        Query.of(ends.subscriber(), "select to_regclass(?) is not null", table.name().quoted())
            .isTrue();
    if (!there) {
      throw StepFailures.stop(
          "TableMissing",
          "Table "
              + table.name()
              + " was created on the "
              + ends.providerSide()
              + " after "
              + ends
              + " was set up, and the "
              + ends.subscriberSide()
              + " lacks it",
          "Create it there with the same columns and primary key.");
    }
  }
}
