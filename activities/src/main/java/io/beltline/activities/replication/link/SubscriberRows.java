package io.beltline.activities.replication.link;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows that a subscriber has before a link brings any. */
public final class SubscriberRows {
  private static final int NAMED = 5;

  private SubscriberRows() {}

  /** Refuses a link that does not exist yet while a table that it would fill has rows. */
  public static void requireNone(Ends ends) throws SQLException {
    if (ends.findIfThere().isPresent()) {
      return;
    }
    List<String> full =
        in(
            ends,
            Tables.readWithoutSizes(ends.provider(), ends.attempt().configuration().scope())
                .replicated(),
            NAMED + 1);
    if (!full.isEmpty()) {
      throw StepFailures.stop(
          "DestinationNotEmpty",
          "The "
              + ends.subscriberSide()
              + " has rows already in "
              + String.join(", ", full.subList(0, Math.min(NAMED, full.size())))
              + (full.size() > NAMED ? " and others" : "")
              + ", and the initial copy of "
              + ends
              + " would meet duplicate keys",
          "Empty those tables if nobody needs their rows (on the destination: belt reset).");
    }
  }

  /** The names of those of the provider's tables that have rows on the subscriber, so many. */
  public static List<String> in(Ends ends, List<Table> tables, int atMost) throws SQLException {
    List<String> full = new ArrayList<>();
    for (Table table : tables) {
      ends.attempt().throwIfEnded();
      if (full.size() < atMost && hasRows(ends.subscriber(), table.name().quoted())) {
        full.add(table.name().toString());
      }
    }
    return full;
  }

  private static boolean hasRows(Connection subscriber, String table) throws SQLException {
    return Query.of(subscriber, "select to_regclass(?) is not null", table).isTrue()
        && Query.of(subscriber, "select exists (select from only " + table + ")").isTrue();
  }
}
