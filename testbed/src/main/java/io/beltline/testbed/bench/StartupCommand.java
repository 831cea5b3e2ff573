package io.beltline.testbed.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.bench.StartupReport.Timing;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.Command.Ended;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.rehearsal.TemporalChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures with hyperfine how long {@code belt} takes to answer: its help, and commands that look
 * at one database, on a worker that has had work before.
 */
@Command(name = "startup")
final class StartupCommand implements Callable<Integer> {
  private static final double HELP_LIMIT = 0.5;
  private static final double LOOK_LIMIT = 2;
  private static final double SCALE = 0.005;

  @Option(names = "--runs", defaultValue = "10")
  private int runs;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--work-dir")
  private @Nullable Path workDirectory;

  @Mixin private final TemporalChoice temporal = new TemporalChoice();

  private final Narrator narrator = new Narrator(System.err);

  @Override
  public Integer call() throws SQLException {
    if (runs < 2) {
      throw new IllegalArgumentException("--runs must be 2 or more");
    }
    Home home = Home.locate();
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory));
        Stage stage = Stage.set("shop", SCALE, ServerOptions.defaults(), work, narrator);
        Beltline beltline = Beltline.start(home, work, Stage.DATACENTER, temporal.kind())) {
      StartupReport report =
          new StartupReport(
              temporal.kind().toString(),
              measure(home, work, beltline.variables(), stage.pair().database()));
      System.out.println(json ? JsonOutput.of(report) : report.text());
      return report.isWithinLimits() ? 0 : 1;
    }
  }

  private List<Timing> measure(
      Home home, WorkDirectory work, Map<String, String> variables, String database) {
    Map<String, Double> limits = new LinkedHashMap<>();
    limits.put("--help", HELP_LIMIT);
    for (String look : List.of("connections", "check-pkeys", "status")) {
      limits.put(String.join(" ", look, Stage.DATACENTER, database), LOOK_LIMIT);
    }
    List<Timing> timings = new ArrayList<>();
    limits.forEach(
        (arguments, limit) -> {
          narrator.say("belt " + arguments);
          timings.add(measure(home, work, variables, arguments, limit));
        });
    return timings;
  }

  private Timing measure(
      Home home,
      WorkDirectory work,
      Map<String, String> variables,
      String arguments,
      double limit) {
    Path results = work.path().resolve("hyperfine.json");
    List<String> hyperfine =
        List.of(
            "hyperfine",
            "--shell=none",
            "--style=none",
            "--warmup=2",
            "--runs=" + runs,
            "--export-json=" + results,
            home.program("belt") + " " + arguments);
    Ended ended = io.beltline.testbed.process.Command.runIn(work, hyperfine, variables);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException("belt " + arguments + ": " + ended.errors());
    }
    try {
      return Timing.of(arguments, limit, new ObjectMapper().readTree(results.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + results, e);
    }
  }
}
