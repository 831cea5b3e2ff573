package io.beltline.testbed.demo;

import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.DataSize;
import io.beltline.testbed.rehearsal.EngineChoice;
import io.beltline.testbed.rehearsal.Interventions;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.MainProgram;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Outcome;
import io.beltline.testbed.rehearsal.Rehearsal;
import io.beltline.testbed.rehearsal.RehearsalFailedException;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.rehearsal.TemporalChoice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code bin/demo} runs; the script holds the help text. */
@Command(name = "bin/demo")
public final class DemoCommand implements Callable<Integer> {

  private static final int LOG_LINES = 40;

  @Option(names = "--keep")
  private boolean keep;

  @Option(names = "--fast")
  private boolean fast;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--work-dir")
  private @Nullable Path workDirectory;

  @Mixin private final DataSize size = new DataSize();
  @Mixin private final TemporalChoice temporal = new TemporalChoice();
  @Mixin private final EngineChoice engine = new EngineChoice();

  private final Narrator narrator = new Narrator(System.err);

  /** Runs the demo. */
  public static void main(String[] arguments) {
    MainProgram.run(new DemoCommand(), arguments);
  }

  @Override
  public Integer call() throws SQLException {
    ServerOptions options = engine.on(ServerOptions.defaults());
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory));
        Stage stage =
            Stage.set(
                "shop", size.scale(fast), fast ? options : options.durable(), work, narrator);
        Beltline beltline =
            Beltline.start(Home.locate(), work, Stage.DATACENTER, temporal.kind())) {
      narrator.say("The %s Temporal and a worker run".formatted(temporal.kind()));
      DemoReport report = perform(stage, beltline, work);
      System.out.println(json ? JsonOutput.of(report) : ReportText.of(report));
      if (keep) {
        stay();
      }
      return report.ok() ? 0 : 1;
    }
  }

  private DemoReport perform(Stage stage, Beltline beltline, WorkDirectory work)
      throws SQLException {
    Kills kills = new Kills(beltline, narrator);
    Interventions interventions =
        keep ? new ByHand(Home.locate(), beltline, work, stage, narrator) : kills;
    try {
      Outcome outcome = new Rehearsal(stage, beltline.belt(), interventions, narrator).run();
      return DemoReport.of(
          outcome, temporal.kind(), kills.moments(), keep ? 0 : Kills.wanted(temporal.kind()));
    } catch (IllegalStateException e) {
      if (keep) {
        narrator.show("Failed: " + e.getMessage());
        stay();
      }
      throw new RehearsalFailedException(e, beltline.workerLog(LOG_LINES));
    }
  }

  private void stay() {
    narrator.show("Everything still runs. Ctrl-C ends it.");
    while (true) {
      LockSupport.park();
    }
  }
}
