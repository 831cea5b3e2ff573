package io.beltline.testbed.bench;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.ReadmeTable;
import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.DataSize;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.RehearsalFailedException;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.rehearsal.TemporalChoice;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares two servers that hold the same rows by {@code belt validate-data}, and counts what it
 * costs one of them, all of it: the self-test, the catalog, the chunks. Beside it statements of
 * other ways run on the same tables, of which only the statement itself counts.
 */
@Command(name = "validation")
final class ValidationCommand implements Callable<Integer> {

  private static final int LOG_LINES = 40;
  private static final String SHOP = "shop";

  @Option(names = "--runs", defaultValue = "5")
  private int runs;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--write-readme")
  private boolean writeReadme;

  @Option(names = "--work-dir")
  private @Nullable Path workDirectory;

  @Mixin private final DataSize size = new DataSize();
  @Mixin private final TemporalChoice temporal = new TemporalChoice();

  private final Narrator narrator = new Narrator(System.err);

  @Override
  public Integer call() throws SQLException {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs must be 1 or more");
    }
    Home home = Home.locate();
    List<ValidationReport.Data> measured = new ArrayList<>();
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory));
        Beltline beltline = Beltline.start(home, work, Stage.DATACENTER, temporal.kind());
        PostgresPair pair = PostgresPair.start(SHOP)) {
      try {
        Dataset dataset = Dataset.ofScale(size.scale(false));
        dataset.load(pair.source(), SHOP);
        dataset.load(pair.destination(), SHOP);
        measured.add(measure(pair, "the demo's shop", work, beltline.belt()));
        for (Shape shape : Shape.all()) {
          PostgresPair other = new PostgresPair(pair.source(), pair.destination(), shape.name());
          for (PostgresServer server : List.of(pair.source(), pair.destination())) {
            server.createDatabase(shape.name());
            server.execute(shape.name(), shape.sql());
          }
          measured.add(measure(other, shape.what(), work, beltline.belt()));
        }
      } catch (IllegalStateException e) {
        throw new RehearsalFailedException(e, beltline.workerLog(LOG_LINES));
      }
    }
    ValidationReport report = new ValidationReport(measured);
    System.out.println(json ? JsonOutput.of(report) : report.markdown());
    if (writeReadme) {
      new ReadmeTable(home.folder(), "bin/bench validation").write(report.markdown());
    }
    return 0;
  }

  private ValidationReport.Data measure(
      PostgresPair pair, String what, WorkDirectory work, Belt belt) throws SQLException {
    ConfigFile.of(Stage.DATACENTER, pair).writeTo(work.path());
    for (PostgresServer server : List.of(pair.source(), pair.destination())) {
      // Nothing is left to be done for whoever reads first, nor for autovacuum.
      server.execute(pair.database(), "vacuum (freeze, analyze)");
      server.execute(pair.database(), "checkpoint");
    }
    ServerCpu cpu = ServerCpu.of(pair.source());
    try (Connection session = pair.connectToSource()) {
      Tables tables = Tables.read(session);
      narrator.say("%s: %,d bytes".formatted(what, tables.bytes()));
      List<ValidationReport.Way> ways = new ArrayList<>();
      ways.add(
          new ValidationReport.Way(
              "`belt validate-data`, all that it does",
              "yes",
              tables.megabytesIn(least(cpu, () -> compare(belt, pair.database())))));
      for (Rival rival : Rival.values()) {
        double seconds = least(cpu, () -> tables.each(session, rival));
        ways.add(
            new ValidationReport.Way(
                rival.inWords(), rival.exact(), seconds < 0 ? 0 : tables.megabytesIn(seconds)));
      }
      ways.forEach(
          way -> narrator.say("  %s: %.0f MB/s".formatted(way.way(), way.megabytesPerCore())));
      return new ValidationReport.Data(what, tables.bytes(), tables.rows(session), ways);
    }
  }

  /** CPU seconds of the best round; negative if it cannot be done. */
  private double least(ServerCpu cpu, Round round) throws SQLException {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      double before = cpu.seconds();
      if (!round.run()) {
        return -1;
      }
      least = Math.min(least, cpu.seconds() - before);
    }
    return least;
  }

  private static boolean compare(Belt belt, String database) {
    Answer unused = belt.run("validate-data", Stage.DATACENTER, database).expecting(Answer.DONE);
    return true;
  }

  /** Does it once; returns whether it could. */
  @FunctionalInterface
  private interface Round {
    boolean run() throws SQLException;
  }

  /** The tables of a database that hold rows. */
  private record Tables(List<String> names, long bytes) {
    private static final String READ =
        """
        select c.oid::regclass::text, pg_table_size(c.oid)
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pglogical', 'beltline')
        """;

    static Tables read(Connection session) throws SQLException {
      List<String> names = new ArrayList<>();
      long bytes = 0;
      try (Statement statement = session.createStatement();
          var rows = statement.executeQuery(READ)) {
        while (rows.next()) {
          names.add(rows.getString(1));
          bytes += rows.getLong(2);
        }
        statement.execute("set max_parallel_workers_per_gather = 0; set jit = off");
      }
      return new Tables(names, bytes);
    }

    double megabytesIn(double seconds) {
      return bytes / seconds / 1e6;
    }

    long rows(Connection session) throws SQLException {
      long rows = 0;
      try (Statement statement = session.createStatement()) {
        for (String name : names) {
          try (var count = statement.executeQuery("select count(*) from only " + name)) {
            count.next();
            rows += count.getLong(1);
          }
        }
      }
      return rows;
    }

    /** False if a type has no hash of its own. */
    boolean each(Connection session, Rival rival) throws SQLException {
      try (Statement statement = session.createStatement()) {
        for (String name : names) {
          statement.execute(rival.statement(name));
        }
        return true;
      } catch (SQLException e) {
        if ("42883".equals(e.getSQLState())) {
          return false;
        }
        throw e;
      }
    }
  }
}
