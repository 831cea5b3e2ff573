package io.beltline.activities.replication.pglogical;

import io.beltline.activities.replication.link.MigrationNames;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tells which links of a migration there are, for steps that must not act beside one. */
public final class MigrationLinks {
  private static final String FIND =
      """
      select s.sub_name::text
        from pglogical.subscription s
       where s.sub_name::text = any (?::text[])
       order by 1
      """;

  private MigrationLinks() {}

  /**
   * The names of the pair's subscriptions on a side, enabled or not; none where the extension is
   * not.
   */
  public static List<String> subscriptions(Connection subscriber, Pair pair) throws SQLException {
    if (!LinkRemoval.hasPglogical(subscriber)) {
      return List.of();
    }
    MigrationNames names = MigrationNames.of(pair);
    return Query.of(
            subscriber,
            FIND,
            List.of(names.subscription(Direction.FORWARD), names.subscription(Direction.BACK)))
        .strings();
  }
}
