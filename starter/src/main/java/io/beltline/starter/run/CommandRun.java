package io.beltline.starter.run;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Report;
import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.temporal.DatabaseList;
import io.beltline.starter.terminal.Colours;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.JsonText;
import io.beltline.workflows.pair.Pair;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command for its pairs, some of them at a time, and tells what became of each. No pair
 * touches another.
 */
public final class CommandRun {
  private final Surroundings surroundings;
  private final OutputOptions output;
  private final int atOnce;

  /**
   * In these surroundings.
   *
   * @param atOnce how many pairs at a time
   */
  public CommandRun(Surroundings surroundings, OutputOptions output, int atOnce) {
    this.surroundings = surroundings;
    this.output = output;
    this.atOnce = atOnce;
  }

  /**
   * Runs it, prints what became of it, and returns what the process ends with.
   *
   * @param db the only pair; every pair of the datacenter otherwise
   */
  public int run(String dc, @Nullable String db, StepPlan plan, Report report) {
    try (Connection connection = connection()) {
      List<Pair> pairs = pairs(connection, dc, db);
      RunDisplay display = new RunDisplay(surroundings.err(), pairs.size() > 1);
      return tell(onEach(connection, pairs, plan, display), report).exitCode().number();
    }
  }

  Connection connection() {
    return Connection.open(surroundings.environment(), surroundings.deadlines());
  }

  List<Pair> pairs(Connection connection, String dc, @Nullable String db) {
    return databases(connection).pairs(dc, db);
  }

  private DatabaseList databases(Connection connection) {
    return new DatabaseList(connection, surroundings.directory(), surroundings.err()::line);
  }

  CommandResult onEach(Connection connection, List<Pair> pairs, StepPlan plan, RunDisplay display) {
    DatabaseList databases = databases(connection);
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(atOnce, pairs.size()));
    try {
      List<CompletableFuture<PairResult>> runs =
          pairs.stream()
              .map(pair -> new PairRun(connection, databases, plan, pair, display, this::show))
              .map(run -> CompletableFuture.supplyAsync(run::result, pool))
              .toList();
      List<PairResult> results = runs.stream().map(CompletableFuture::join).toList();
      return CommandResult.of(pairs.get(0).dc(), plan.command(), results);
    } finally {
      pool.shutdown();
    }
  }

  /** Why a pair was not run to its end stands on stderr already; returns what was told. */
  private CommandResult tell(CommandResult result, Report report) {
    Terminal out = surroundings.out();
    if (output.json()) {
      out.line(JsonText.of(result));
      return result;
    }
    CommandResult told = ReadableAnswers.by(report, result);
    report.lines(told, out.colours()).forEach(out::line);
    told.results().stream()
        .filter(pair -> !result.results().contains(pair))
        .map(pair -> error(told.dc(), pair, surroundings.err().colours()))
        .forEach(surroundings.err()::line);
    return told;
  }

  /** What kept a pair from its end. */
  static String error(String dc, PairResult pair, Colours colours) {
    return colours.bad("%s/%s: %s".formatted(dc, pair.db(), pair.error()));
  }

  private void show(Throwable e) {
    if (surroundings.debug() || output.verbose()) {
      e.printStackTrace(surroundings.err().stream());
    }
  }
}
