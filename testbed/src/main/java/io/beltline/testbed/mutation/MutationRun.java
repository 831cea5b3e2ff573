package io.beltline.testbed.mutation;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two servers with a link between them, made by the commands that an operator types, on which one
 * error after another is planted, looked for, and undone.
 */
final class MutationRun implements AutoCloseable {

  private static final String DATABASE = "mutations";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final PostgresPair pair;
  private final Belt belt;
  private final Eyes eyes;
  private final Narrator narrator;
  private final MutationReport.Counting counting = new MutationReport.Counting();

  private MutationRun(PostgresPair pair, Belt belt, Narrator narrator) {
    this.pair = pair;
    this.belt = belt;
    this.eyes = new Eyes(belt, DATABASE);
    this.narrator = narrator;
  }

  /** Starts the servers and migrates the tables, up to where a link carries what is written. */
  static MutationRun prepare(Belt belt, WorkDirectory work, Narrator narrator) throws SQLException {
    PostgresPair pair = PostgresPair.start(DATABASE);
    try {
      pair.source().execute(DATABASE, Corruption.tables());
      pair.source().execute(DATABASE, Corruption.largeObjects());
      ConfigFile.of(Stage.DATACENTER, pair).writeTo(work.path());
      MutationRun run = new MutationRun(pair, belt, narrator);
      run.types("setup");
      Await.until(
          "the link carries everything",
          PATIENCE,
          Duration.ofSeconds(1),
          () -> belt.run("status", Stage.DATACENTER).result().toString().contains("replicating"));
      pair.destination().execute(DATABASE, Corruption.largeObjects());
      run.types("sync");
      return run;
    } catch (SQLException | RuntimeException e) {
      pair.close();
      throw e;
    }
  }

  /** Plants everything, and compares identical sides under load so many times. */
  MutationReport run(int comparisons) throws SQLException {
    try (Load traffic = new Load(pair, Load.TRAFFIC, 1)) {
      plant(Corruption.of(Corruption.ROWS));
      plant(Corruption.of(Corruption.SCHEMA));
      narrator.say("%d statements meanwhile".formatted(traffic.done()));
    }
    long written;
    int alarms;
    try (Load load = new Load(pair, Load.EVERYWHERE, 4)) {
      alarms = compareUnderLoad(comparisons);
      written = load.done();
    }
    types("teardown-forward-replication");
    types("sync-sequences");
    for (PostgresServer server : List.of(pair.source(), pair.destination())) {
      server.execute(
          DATABASE, "refresh materialized view totals; refresh materialized view longest");
    }
    plant(Corruption.of(Corruption.COPIED));
    return counting.report(comparisons, alarms, written);
  }

  private void plant(List<Corruption> corruptions) throws SQLException {
    lookAtIdenticalSides(corruptions);
    try (Connection source = pair.connectToSource();
        Connection destination = pair.connectToDestination()) {
      Planting planting = new Planting(source, destination);
      for (Corruption corruption : corruptions) {
        planting.plant(corruption);
        Set<String> said = eyes.look(corruption.by());
        counting.saw(corruption, said);
        narrator.say(
            "%s  %s".formatted(said.equals(corruption.expected()) ? "ok   " : "WRONG", corruption));
        planting.undo(corruption);
      }
    }
    lookAtIdenticalSides(corruptions);
  }

  /** Before anything is planted, and when all of it is undone, nothing must be said. */
  private void lookAtIdenticalSides(List<Corruption> corruptions) {
    Map<Said.By, Set<String>> said = new EnumMap<>(Said.By.class);
    corruptions.stream().map(Corruption::by).distinct().forEach(by -> said.put(by, eyes.look(by)));
    if (said.values().stream().anyMatch(one -> !one.isEmpty())) {
      throw new IllegalStateException("the sides are not the same: " + said);
    }
  }

  private int compareUnderLoad(int comparisons) {
    int alarms = 0;
    for (int i = 1; i <= comparisons; i++) {
      Set<String> said = eyes.look(Said.By.VALIDATE_DATA);
      said.addAll(eyes.look(Said.By.DIFF_SCHEMAS));
      narrator.say("identical, under load: %d of %d %s".formatted(i, comparisons, said));
      if (!said.isEmpty()) {
        alarms++;
        counting.wrong("false alarm: " + said);
      }
    }
    return alarms;
  }

  private void types(String command) {
    Answer unused = belt.run(command, Stage.DATACENTER, DATABASE).expecting(Answer.DONE);
    narrator.say("belt " + command);
  }

  @Override
  public void close() {
    pair.close();
  }
}
