package io.beltline.testbed.mutation;

import io.beltline.testbed.ReadmeTable;
import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.MainProgram;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.RehearsalFailedException;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.rehearsal.TemporalChoice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code bin/mutations} runs; the script holds the help text. */
@Command(name = "bin/mutations")
public final class MutationCommand implements Callable<Integer> {

  private static final int LOG_LINES = 40;

  @Option(names = "--runs", defaultValue = "20")
  private int runs;

  @Option(names = "--write-readme")
  private boolean writeReadme;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--work-dir")
  private @Nullable Path workDirectory;

  @Mixin private final TemporalChoice temporal = new TemporalChoice();

  private final Narrator narrator = new Narrator(System.err);

  /** Runs it. */
  public static void main(String[] arguments) {
    MainProgram.run(new MutationCommand(), arguments);
  }

  @Override
  public Integer call() throws SQLException {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs must be 1 or more");
    }
    Home home = Home.locate();
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory));
        Beltline beltline = Beltline.start(home, work, Stage.DATACENTER, temporal.kind())) {
      MutationReport report = run(beltline, work);
      System.out.println(json ? JsonOutput.of(report) : report.text());
      if (writeReadme) {
        new ReadmeTable(home.folder(), "bin/mutations").write(report.markdown());
      }
      return report.ok() ? 0 : 1;
    }
  }

  private MutationReport run(Beltline beltline, WorkDirectory work) throws SQLException {
    try (MutationRun run = MutationRun.prepare(beltline.belt(), work, narrator)) {
      return run.run(runs);
    } catch (IllegalStateException e) {
      throw new RehearsalFailedException(e, beltline.workerLog(LOG_LINES));
    }
  }
}
