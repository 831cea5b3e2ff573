package io.beltline.activities.replication.pglogical;

import io.beltline.activities.lock.LockHolder;
import io.beltline.activities.sql.Query;
import io.beltline.activities.words.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A slot can be used only when every transaction that wrote in the server while it was being made
 * has ended, in whatever database, prepared ones included. Until then nothing is copied, and
 * nothing says why.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/logicaldecoding-explanation.html#LOGICALDECODING-REPLICATION-SLOTS-EXPORTED-SNAPSHOT">exported
 *     snapshots</a>
 */
final class SlotBirth {
  private static final int NAMED = 5;
  private static final String UNBORN =
      """
      select active_pid from pg_catalog.pg_replication_slots
       where slot_name = ? and confirmed_flush_lsn is null and active_pid is not null
      """;

  private static final String BORN =
      """
      select exists (select from pg_catalog.pg_replication_slots
                      where slot_name = ? and confirmed_flush_lsn is not null)
      """;

  private SlotBirth() {}

  /**
   * Whether a slot is there to stay: it is made, or its making only waits for others. One whose
   * output plugin the server refuses is there too, for a moment.
   */
  static boolean lasts(Connection provider, String slot) throws SQLException {
    return Query.of(provider, BORN, slot).isTrue() || !awaited(provider, slot).isEmpty();
  }

  /** Whom a slot waits for, as the end of a sentence; empty when it waits for nobody. */
  static String awaited(Connection provider, String slot) throws SQLException {
    Optional<Integer> maker = Query.of(provider, UNBORN, slot).first(row -> row.getInt(1));
    if (maker.isEmpty()) {
      return "";
    }
    List<LockHolder> awaited = LockHolder.awaitedBy(provider, maker.get());
    return awaited.isEmpty()
        ? ""
        : "; its slot can be made when this has ended: "
            + Names.list(awaited.stream().map(LockHolder::description).toList(), NAMED);
  }
}
