package io.beltline.starter.run;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Report;
import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.temporal.DatabaseList;
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
      CommandResult result = onEach(connection, pairs, plan, new RunDisplay(surroundings.err()));
      tell(result, report);
      return result.exitCode().number();
    }
  }

  Connection connection() {
    return Connection.open(surroundings.environment(), surroundings.deadlines());
  }

  List<Pair> pairs(Connection connection, String dc, @Nullable String db) {
    return new DatabaseList(connection, surroundings.directory()).pairs(dc, db);
  }

  CommandResult onEach(Connection connection, List<Pair> pairs, StepPlan plan, RunDisplay display) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(atOnce, pairs.size()));
    try {
      List<CompletableFuture<PairResult>> runs =
          pairs.stream()
              .map(pair -> new PairRun(connection, plan, pair, display, this::show))
              .map(run -> CompletableFuture.supplyAsync(run::result, pool))
              .toList();
      List<PairResult> results = runs.stream().map(CompletableFuture::join).toList();
      return CommandResult.of(pairs.get(0).dc(), plan.command(), results);
    } finally {
      pool.shutdown();
    }
  }

  private void tell(CommandResult result, Report report) {
    Terminal out = surroundings.out();
    if (output.json()) {
      out.line(JsonText.of(result));
    } else {
      report.lines(result, out.colours()).forEach(out::line);
    }
    errors(result).forEach(surroundings.err()::line);
  }

  /** What kept pairs from being run to their end, a line for each. */
  List<String> errors(CommandResult result) {
    return result.results().stream()
        .filter(pair -> pair.error() != null)
        .map(pair -> "%s/%s: %s".formatted(result.dc(), pair.db(), pair.error()))
        .map(surroundings.err().colours()::bad)
        .toList();
  }

  private void show(Exception e) {
    if (surroundings.debug() || output.verbose()) {
      e.printStackTrace(surroundings.err().stream());
    }
  }
}
