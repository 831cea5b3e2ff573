package io.beltline.activities.validation;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the subscriber has applied the provider's log, whatever engine carries it: the progress
 * of the origin that has the name of the provider's slot and, because that stands still on an idle
 * provider, what the slot's apply worker has confirmed.
 *
 * @see <a href="https://www.postgresql.org/docs/current/replication-origins.html">Replication
 *     progress tracking</a>
 */
final class LinkPosition {
  private static final String CONFIRMED = Statements.of(LinkPosition.class, "confirmed.sql");
  private static final String PROGRESS = Statements.of(LinkPosition.class, "progress.sql");

  private final List<String> slots;

  private LinkPosition(List<String> slots) {
    this.slots = slots;
  }

  /** The links that stand between the two databases now; empty without one. */
  static Optional<LinkPosition> find(Connection provider, Connection subscriber)
      throws SQLException {
    List<String> slots =
        Query.of(
                provider,
                "select slot_name from pg_replication_slots"
                    + " where database = current_database() and slot_type = 'logical'")
            .strings();
    List<String> known =
        Query.of(
                subscriber,
                "select roname from pg_replication_origin where roname = any (?::text[])",
                slots)
            .strings();
    return known.isEmpty() ? Optional.empty() : Optional.of(new LinkPosition(known));
  }

  /** The slot of one of them. */
  String slot() {
    return slots.get(0);
  }

  /** The position up to which everything is applied; empty before the first commit. */
  Optional<Lsn> applied(Connection provider, Connection subscriber) throws SQLException {
    return Stream.concat(
            position(subscriber, PROGRESS).stream(), position(provider, CONFIRMED).stream())
        .max(Lsn::compareTo);
  }

  private Optional<Lsn> position(Connection connection, String statement) throws SQLException {
    return Query.of(connection, statement, slots)
        .first(row -> Optional.ofNullable(row.getString(1)))
        .flatMap(text -> text)
        .map(Lsn::parse);
  }
}
