package io.beltline.testbed.bench;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.bench.ValidationReport.Data;
import io.beltline.testbed.bench.ValidationReport.Way;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures on two servers that hold the same rows what a comparison costs one of them: all that
 * {@code belt validate-data} has it do (self-test, catalog, chunks), and of the other ways the
 * statement alone.
 */
final class ValidationRun {
  /** As the sessions of a comparison have it. */
  private static final String ONE_CORE = "set max_parallel_workers_per_gather = 0; set jit = off";

  /** Leaves nothing to be done for whoever reads first, nor for autovacuum, and no holes. */
  private static final String TIDY = "vacuum (full, freeze, analyze)";

  /** The first set of rows, in words. */
  static final String SHOP = "the demo's shop";

  private final PostgresPair servers;
  private final WorkDirectory work;
  private final Belt belt;
  private final int rounds;
  private final Narrator narrator;

  ValidationRun(
      PostgresPair servers, WorkDirectory work, Belt belt, int rounds, Narrator narrator) {
    this.servers = servers;
    this.work = work;
    this.belt = belt;
    this.rounds = rounds;
    this.narrator = narrator;
  }

  ValidationReport run(double scale) throws SQLException {
    List<Data> measured = new ArrayList<>();
    Dataset dataset = Dataset.ofScale(scale);
    measured.add(measure(SHOP, servers, server -> dataset.load(server, servers.database())));
    for (Shape shape : Shape.values()) {
      measured.add(
          measure(
              shape.inWords(),
              new PostgresPair(servers.source(), servers.destination(), shape.database()),
              server -> {
                server.createDatabase(shape.database());
                server.execute(shape.database(), shape.sql());
              }));
    }
    return new ValidationReport(measured);
  }

  private Data measure(String what, PostgresPair pair, Filling filling) throws SQLException {
    ConfigFile.of(Stage.DATACENTER, pair).writeTo(work.path());
    for (PostgresServer server : List.of(pair.source(), pair.destination())) {
      filling.fill(server);
      server.execute(pair.database(), TIDY);
      server.execute(pair.database(), "checkpoint");
    }
    ServerCpu cpu = ServerCpu.of(pair.source());
    try (Connection session = pair.connectToSource();
        Statement settings = session.createStatement()) {
      settings.execute(ONE_CORE);
      HeldRows held = HeldRows.of(session);
      narrator.say(
          String.format(Locale.ROOT, "%s: %,d rows, %,d bytes", what, held.rows(), held.bytes()));
      List<Way> ways = new ArrayList<>();
      ways.add(beltline(speed(held, cpu, () -> compare(pair.database()))));
      for (Rival rival : Rival.values()) {
        ways.add(rival.at(speed(held, cpu, () -> held.ask(session, rival))));
      }
      ways.forEach(
          way ->
              narrator.say(
                  String.format(
                      Locale.ROOT, "  %s: %,.0f MB/s", way.way(), way.megabytesPerCore())));
      return new Data(what, held.bytes(), held.rows(), ways);
    }
  }

  /** Of the best round; zero if it cannot be done. */
  private double speed(HeldRows held, ServerCpu cpu, Round round) throws SQLException {
    double best = 0;
    for (int i = 0; i < rounds; i++) {
      double before = cpu.seconds();
      if (!round.run()) {
        return 0;
      }
      double seconds = Math.max(ServerCpu.LEAST_SECONDS, cpu.seconds() - before);
      best = Math.max(best, held.megabytesIn(seconds));
    }
    return best;
  }

  /** What is measured, among the other ways. */
  static Way beltline(double megabytesPerCore) {
    return new Way(
        "`belt validate-data`, all that it does",
        "nothing; it names row and column",
        megabytesPerCore);
  }

  /** Both sides must turn out to be equal. */
  private boolean compare(String database) {
    return belt.run("validate-data", Stage.DATACENTER, database).expecting(Answer.DONE).exitCode()
        == Answer.DONE;
  }

  /** Makes tables with rows on a server. */
  @FunctionalInterface
  private interface Filling {
    void fill(PostgresServer server) throws SQLException;
  }

  /** Compares once; false where this way cannot. */
  @FunctionalInterface
  private interface Round {
    boolean run() throws SQLException;
  }
}
