package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.precheck.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What the migration takes on the disks, in figures, because what is free there cannot be seen from
 * SQL. Says nothing about a database that fits anywhere.
 */
final class DiskSpaceCheck implements PairCheck {
  private static final String SIZES = Statements.of(DiskSpaceCheck.class, "sizes.sql");
  private static final long WORTH_SAYING = 1L << 30;
  private static final long MEGABYTE = 1L << 20;

  private final long worthSaying;

  DiskSpaceCheck() {
    this(WORTH_SAYING);
  }

  /** Says nothing about fewer bytes than these. */
  DiskSpaceCheck(long worthSaying) {
    this.worthSaying = worthSaying;
  }

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    Sizes sizes = source.query(SIZES, source.tableOids()).one(Sizes::of);
    if (sizes.total() < worthSaying) {
      return List.of();
    }
    return List.of(onDestination(sizes, destination), onSource(sizes, source));
  }

  private static Finding onDestination(Sizes sizes, InspectedSide destination) {
    long log = destination.number("max_wal_size") * MEGABYTE;
    return FindingCode.DISK_SPACE.warning(
        destination.side(),
        "the migration takes about %s there: %s of tables, %s of indexes, and beside them up to %s of write-ahead log, more where that is archived slowly; how much is free cannot be seen from SQL"
            .formatted(
                Amounts.bytes(sizes.total() + log),
                Amounts.bytes(sizes.tables),
                Amounts.bytes(sizes.indexes),
                Amounts.bytes(log)),
        "Make sure of that much on the server itself: %s.".formatted(look(destination)));
  }

  private static Finding onSource(Sizes sizes, InspectedSide source) throws SQLException {
    String rate =
        WalRate.of(source)
            .map(WalRate::inWords)
            .orElse("how much that is cannot be seen from SQL on this server");
    return FindingCode.DISK_SPACE.warning(
        source.side(),
        "as long as %s of tables are copied and while the destination is behind, a slot keeps all write-ahead log that this server writes (%s), %s"
            .formatted(Amounts.bytes(sizes.tables), rate, limit(source)),
        "Make sure of room for as many hours as the copy takes: %s; the status shows the log that is kept."
            .formatted(look(source)));
  }

  private static String limit(InspectedSide source) {
    return source
        .setting("max_slot_wal_keep_size")
        .map(Long::parseLong)
        .filter(megabytes -> megabytes >= 0)
        .map(megabytes -> "up to max_slot_wal_keep_size, " + megabytes + " MB; beyond it is lost")
        .orElse("and no setting limits it");
  }

  private static String look(InspectedSide side) {
    return "df -h "
        + side.setting("data_directory").orElse("<data directory>")
        + ", and the folder that its pg_wal points to";
  }

  private record Sizes(long tables, long indexes) {
    static Sizes of(ResultSet row) throws SQLException {
      return new Sizes(row.getLong("table_bytes"), row.getLong("index_bytes"));
    }

    long total() {
      return tables + indexes;
    }
  }
}
