package io.beltline.testbed.chaos;

import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.DataSize;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.MainProgram;
import io.beltline.testbed.rehearsal.Narrator;
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

/** What {@code bin/chaos} runs; the script holds the help text. */
@Command(name = "bin/chaos")
public final class ChaosCommand implements Callable<Integer> {

  private static final int LOG_LINES = 60;

  @Option(names = "--cycles")
  private @Nullable Integer cycles;

  @Option(
      names = "--winner",
      defaultValue = "destination",
      description = "The side where the cycles end: ${COMPLETION-CANDIDATES}.")
  private Side winner = Side.DESTINATION;

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--part")
  private @Nullable String part;

  @Option(names = "--scenario", split = ",")
  private List<Integer> chosen = new ArrayList<>();

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Option(names = "--at-a-time", defaultValue = "2")
  private int atATime;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--work-dir")
  private @Nullable Path workDirectory;

  @Mixin private final DataSize size = new DataSize();
  @Mixin private final TemporalChoice temporal = new TemporalChoice();

  private final Narrator narrator = new Narrator(System.err);

  /** Runs it. */
  public static void main(String[] arguments) {
    MainProgram.run(new ChaosCommand(), arguments);
  }

  @Override
  public Integer call() throws SQLException {
    if ((all || part != null) == (cycles != null)) {
      throw new IllegalArgumentException("one of --cycles N, --all and --part ci is needed");
    }
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory))) {
      return cycles == null ? matrix(work) : thereAndBack(cycles, work);
    }
  }

  private int thereAndBack(int number, WorkDirectory work) throws SQLException {
    if (number < 1) {
      throw new IllegalArgumentException("--cycles must be 1 or more");
    }
    ServerOptions options = ServerOptions.defaults().durable();
    try (Stage stage = Stage.set("shop", size.scale(true), options, work, narrator);
        Beltline beltline =
            Beltline.start(Home.locate(), work, Stage.DATACENTER, temporal.kind())) {
      CyclesReport report = cycle(number, winner, stage, beltline);
      System.out.println(json ? JsonOutput.of(report) : CyclesText.of(report));
      return report.ok() ? 0 : 1;
    }
  }

  private CyclesReport cycle(int number, Side side, Stage stage, Beltline beltline)
      throws SQLException {
    try {
      return new Cycles(stage, beltline.belt(), narrator).run(number, side);
    } catch (IllegalStateException e) {
      throw new RehearsalFailedException(e, beltline.workerLog(LOG_LINES));
    }
  }

  private int matrix(WorkDirectory work) {
    Runbook runbook = Runbook.read();
    MatrixReport report =
        MatrixReport.of(
            seed,
            new Matrix(Home.locate(), work, temporal.kind(), narrator)
                .run(scenarios(runbook), atATime));
    System.out.println(json ? JsonOutput.of(report) : MatrixText.of(report, runbook));
    return report.ok() ? 0 : 1;
  }

  private List<Scenario> scenarios(Runbook runbook) {
    if (!all && !"ci".equals(part)) {
      throw new IllegalArgumentException("there is only one part: --part ci");
    }
    Plan plan = all ? Plan.all(runbook, seed) : Plan.small(runbook);
    int last = plan.scenarios().size();
    if (chosen.stream().anyMatch(number -> number < 1 || number > last)) {
      throw new IllegalArgumentException("--scenario is a number from 1 to " + last);
    }
    return plan.scenarios().stream()
        .filter(scenario -> chosen.isEmpty() || chosen.contains(scenario.number()))
        .toList();
  }
}
