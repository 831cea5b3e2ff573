package io.beltline.starter.run;

import io.beltline.starter.command.Told;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.temporal.DatabaseList;
import io.beltline.starter.temporal.NoAnswerException;
import io.beltline.starter.temporal.StepRun;
import io.beltline.starter.temporal.StepStarter;
import io.beltline.starter.view.RunningSteps;
import io.beltline.starter.view.Words;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.command.StepResult;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.pair.Pair;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a command for one pair. Whatever goes wrong is this pair's result and nobody else's. */
final class PairRun {
  /** Who waits for longer wants to know how to stop that. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Connection connection;
  private final DatabaseList databases;
  private final StepPlan plan;
  private final Pair pair;
  private final RunDisplay display;
  private final Consumer<Throwable> broken;

  /**
   * For this pair.
   *
   * @param databases learns whether a worker is there
   * @param broken gets what goes wrong as it is, for whoever mends belt
   */
  PairRun(
      Connection connection,
      DatabaseList databases,
      StepPlan plan,
      Pair pair,
      RunDisplay display,
      Consumer<Throwable> broken) {
    this.connection = connection;
    this.databases = databases;
    this.plan = plan;
    this.pair = pair;
    this.display = display;
    this.broken = broken;
  }

  /** Starts it, or finds the one that runs already; follows it to its end. */
  PairResult result() {
    PairResult result = ended();
    display.ended(pair, result);
    return result;
  }

  private PairResult ended() {
    try {
      return ended(new StepStarter(connection).start(request()));
    } catch (RuntimeException | Error e) {
      return broken(StepWorkflow.id(pair, plan.command()), e);
    }
  }

  private PairResult ended(StepRun run) {
    if (run.since() != null) {
      display.say(pair, "it runs already, since %s".formatted(Words.time(run.since())));
    }
    try {
      return PairResult.of(run.id(), plan.received().apply(followed(run)));
    } catch (RuntimeException | Error e) {
      return broken(run.id(), e);
    }
  }

  private PairResult broken(String id, Throwable e) {
    broken.accept(e);
    Told told = Told.of(e);
    return PairResult.broken(pair.db(), id, told.exitCode(), told.message());
  }

  private StepRequest request() {
    return new StepRequest(
        pair, plan.command(), plan.options().of(pair, notice -> display.say(pair, notice)));
  }

  /** Temporal may be away for a while; the command itself goes on meanwhile. */
  private StepResult followed(StepRun run) {
    long began = System.nanoTime();
    long heard = began;
    long changed = began;
    RunningSteps shown = RunningSteps.NONE;
    while (true) {
      try {
        Optional<StepResult> result = run.result(connection.deadlines().interval());
        if (result.isPresent()) {
          return result.get();
        }
        RunningSteps steps = RunningSteps.of(run.describe());
        display.show(pair, steps);
        heard = System.nanoTime();
        if (!steps.equals(shown)) {
          shown = steps;
          changed = heard;
        } else if (since(changed).compareTo(connection.deadlines().patience()) > 0) {
          requireWorker();
          changed = System.nanoTime();
        }
      } catch (NoAnswerException e) {
        if (since(heard).compareTo(connection.deadlines().patience()) > 0) {
          throw new BeltException(
              ExitCode.UNREACHABLE, e.inWords() + ". What was started goes on.", e);
        }
        pause();
      }
      if (since(began).compareTo(SHORT) > 0) {
        display.hint();
      }
    }
  }

  /** Temporal answers for a workflow whether somebody works on it or not. */
  private void requireWorker() {
    if (!databases.someoneAnswers(pair)) {
      throw new BeltException(
          ExitCode.UNREACHABLE,
          "No worker answers for datacenter %s (task queue %s). It goes on as soon as one runs: bin/worker --datacenter %s. Typed again it is followed."
              .formatted(pair.dc(), pair.taskQueue(), pair.dc()));
    }
  }

  private void pause() {
    try {
      Thread.sleep(connection.deadlines().interval().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BeltException(ExitCode.FAILED, "Interrupted; what was started goes on.", e);
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
