package io.beltline.testbed.bench;

import io.beltline.testbed.ReadmeTable;
import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.DataSize;
import io.beltline.testbed.rehearsal.JsonOutput;
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

/** Measures how much of its tables a server compares in a second of one core. */
@Command(name = "validation")
final class ValidationCommand implements Callable<Integer> {
  private static final int LOG_LINES = 40;

  @Option(names = "--runs", defaultValue = "3")
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
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory));
        Beltline beltline = Beltline.start(home, work, Stage.DATACENTER, temporal.kind());
        PostgresPair servers = PostgresPair.start("shop")) {
      ValidationReport report = run(beltline, work, servers);
      System.out.println(json ? JsonOutput.of(report) : report.markdown());
      if (writeReadme) {
        new ReadmeTable(home.folder(), "bin/bench validation").write(report.markdown());
      }
      return 0;
    }
  }

  private ValidationReport run(Beltline beltline, WorkDirectory work, PostgresPair servers)
      throws SQLException {
    try {
      return new ValidationRun(servers, work, beltline.belt(), runs, narrator)
          .run(size.scale(false));
    } catch (IllegalStateException e) {
      throw new RehearsalFailedException(e, beltline.workerLog(LOG_LINES));
    }
  }
}
