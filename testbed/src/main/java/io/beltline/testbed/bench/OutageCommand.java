package io.beltline.testbed.bench;

import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.Approving;
import io.beltline.testbed.rehearsal.DataSize;
import io.beltline.testbed.rehearsal.EngineChoice;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Outcome;
import io.beltline.testbed.rehearsal.Rehearsal;
import io.beltline.testbed.rehearsal.RehearsalFailedException;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.rehearsal.TemporalChoice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Repeats a cutover under load. Servers, data and application are new each time; Temporal and the
 * worker stay, as they do where many databases are moved.
 */
@Command(name = "outage")
final class OutageCommand implements Callable<Integer> {

  private static final int LOG_LINES = 40;

  @Option(names = "--runs", defaultValue = "10")
  private int runs;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--work-dir")
  private @Nullable Path workDirectory;

  @Mixin private final DataSize size = new DataSize();
  @Mixin private final TemporalChoice temporal = new TemporalChoice();
  @Mixin private final EngineChoice engine = new EngineChoice();

  private final Narrator narrator = new Narrator(System.err);

  @Override
  public Integer call() throws SQLException {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs must be 1 or more");
    }
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory));
        Beltline beltline =
            Beltline.start(Home.locate(), work, Stage.DATACENTER, temporal.kind())) {
      List<OutageRun> measured = new ArrayList<>();
      for (int run = 1; run <= runs; run++) {
        narrator.say("Run %d of %d".formatted(run, runs));
        measured.add(measure("shop" + run, beltline, work));
      }
      OutageReport report = OutageReport.of(temporal.kind(), measured);
      System.out.println(json ? JsonOutput.of(report) : OutageText.of(report));
      return report.isClean() ? 0 : 1;
    }
  }

  private OutageRun measure(String database, Beltline beltline, WorkDirectory work)
      throws SQLException {
    ServerOptions options = engine.on(ServerOptions.defaults().durable());
    try (Stage stage = Stage.set(database, size.scale(false), options, work, narrator)) {
      Outcome outcome = new Rehearsal(stage, beltline.belt(), new Approving(), narrator).run();
      return OutageRun.of(outcome);
    } catch (IllegalStateException e) {
      throw new RehearsalFailedException(e, beltline.workerLog(LOG_LINES));
    }
  }
}
