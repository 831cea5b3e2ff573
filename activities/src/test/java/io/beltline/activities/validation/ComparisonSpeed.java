package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.workflows.pair.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures how fast a server reads and hashes the data set of the demo, by the CPU time of the
 * session's process, for the expression that is used and for others. What {@code bin/bench
 * validation} runs; needs servers that run on this machine, not in containers.
 */
@EnabledIfSystemProperty(named = ComparisonSpeed.FACTOR, matches = "[0-9.]+")
class ComparisonSpeed {
  static final String FACTOR = "bench.factor";
  private static final String OUTPUT = "bench.output";
  private static final int ROUNDS = 3;
  private static final double GOAL = 100;
  private static final double TICKS_PER_SECOND = 100;

  @Test
  void aCoreHashesAHundredMegabytesASecond() throws SQLException, IOException {
    try (StepBed bed = StepBed.start()) {
      Dataset.ofScale(Double.parseDouble(System.getProperty(FACTOR)))
          .load(bed.servers().source(), StepBed.PAIR.db());
      try (Connection session = bed.connect(Side.SOURCE)) {
        measure(session);
      }
    }
  }

  private static void measure(Connection session) throws SQLException, IOException {
    session.setAutoCommit(false);
    ComparisonSession.prepareTransaction(session);
    Query.of(session, "set local jit = off").run();
    MigrationScope everything = new MigrationScope(Optional.empty(), List.of(), List.of());
    Tables tables = Tables.read(session, everything);
    List<Table> all =
        tables.all().stream().filter(table -> table.travel() != Travel.LEAVES).toList();

    RowHash used = RowHash.EXTENDED;
    Speed asUsed =
        read(session, all, table -> digest(used, table, RowText.ofValues(table.columns())));
    List<Speed> speeds =
        List.of(
            asUsed.named(
                "**as it is used**: `concat_ws` with marks, two `hashtextextended`", "yes"),
            chunks(session, tables.replicated())
                .named("the same in chunks with their bounds, as `ValidateAll` reads", "yes"),
            read(session, all, table -> digest(used, table, RowText.ofRecord(table.columns())))
                .named("`row(…)::text`, two `hashtextextended`", "yes"),
            read(session, all, ComparisonSpeed::digestOfRecord)
                .named("two `hash_record_extended`", "no: 1.0 = 1.00, -0 = 0; no `json`"),
            read(
                    session,
                    all,
                    table -> digest(RowHash.MD5, table, RowText.ofValues(table.columns())))
                .named("`concat_ws` with marks, MD5", "yes"));

    StringBuilder text =
        new StringBuilder(
            "| of each row | MB/s per core | rows/s per core | tells all apart |\n|---|---|---|---|\n");
    speeds.forEach(speed -> text.append(speed.line()));
    Files.writeString(
        Path.of(System.getProperty(OUTPUT, "target/comparison-speed.md")), text.toString());
    assertTrue(asUsed.megabytes() >= GOAL, text.toString());
  }

  private static String digest(RowHash hash, Table table, String rowText) {
    return TableSql.digestOf(
        hash, "%s as x from only %s as t".formatted(rowText, table.name().quoted()));
  }

  private static String digestOfRecord(Table table) {
    String columns = RowText.ofRecord(table.columns()).replaceFirst("::text$", "");
    String hash = "sum(pg_catalog.hash_record_extended(%s, %d))";
    return "select count(*), %s, %s from only %s as t"
        .formatted(hash.formatted(columns, 1), hash.formatted(columns, 2), table.name().quoted());
  }

  private static Speed read(Connection session, List<Table> tables, Statement statement)
      throws SQLException, IOException {
    Speed speed = new Speed("", "", 0, 0, 0);
    for (Table table : tables) {
      String text = statement.of(table);
      Optional<Long> rows = rows(session, text);
      if (rows.isPresent()) {
        double before = cpuSeconds(session);
        for (int round = 0; round < ROUNDS; round++) {
          rows(session, text);
        }
        speed = speed.and(table.bytes(), rows.get(), cpuSeconds(session) - before);
      }
    }
    return speed;
  }

  /** Empty for a table that has a value which the expression cannot hash. */
  private static Optional<Long> rows(Connection session, String statement) throws SQLException {
    Query.of(session, "savepoint one").run();
    try {
      return Optional.of(Query.of(session, statement).number());
    } catch (SQLException e) {
      if (!"42883".equals(e.getSQLState())) {
        throw e;
      }
      Query.of(session, "rollback to savepoint one").run();
      return Optional.empty();
    }
  }

  private static Speed chunks(Connection session, List<Table> tables)
      throws SQLException, IOException {
    Speed speed = new Speed("", "", 0, 0, 0);
    for (ComparedTable table : ComparedTables.keyed(session, tables)) {
      double before = cpuSeconds(session);
      long rows = 0;
      for (int round = 0; round < ROUNDS; round++) {
        rows = 0;
        ChunkQueue queue =
            new ChunkQueue(session, List.of(table), RowHash.EXTENDED, Pace.USUAL_CHUNK_BYTES);
        Optional<Chunk> chunk = queue.next();
        while (chunk.isPresent()) {
          rows += queue.reader(table).digest(session, chunk.get()).rows();
          chunk = queue.next();
        }
      }
      speed = speed.and(table.bytes(), rows, cpuSeconds(session) - before);
    }
    return speed;
  }

  /** Of the session's process, on this machine; in steps of ten milliseconds. */
  private static double cpuSeconds(Connection session) throws SQLException, IOException {
    long pid = Query.of(session, "select pg_backend_pid()").number();
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_PER_SECOND;
  }

  /** A statement that hashes a whole table. */
  @FunctionalInterface
  private interface Statement {
    String of(Table table);
  }

  /** How much was read once, and what all rounds took. */
  private record Speed(String name, String exact, long bytes, long rows, double cpuSeconds) {
    Speed and(long moreBytes, long moreRows, double moreSeconds) {
      return new Speed(name, exact, bytes + moreBytes, rows + moreRows, cpuSeconds + moreSeconds);
    }

    Speed named(String what, String tellsApart) {
      return new Speed(what, tellsApart, bytes, rows, cpuSeconds);
    }

    double megabytes() {
      return bytes * ROUNDS / cpuSeconds / 1e6;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %s |%n",
          name,
          megabytes(),
          rows * ROUNDS / cpuSeconds,
          exact);
    }
  }
}
