package io.beltline.activities.validation;

import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A session on each side of a link that are asked the same question at the same time. */
final class BothSides {
  private final Connection provider;
  private final Connection subscriber;
  private final Executor threads;

  private BothSides(Connection provider, Connection subscriber, Executor threads) {
    this.provider = provider;
    this.subscriber = subscriber;
    this.threads = threads;
  }

  /** Opens both sessions at the same time. */
  static BothSides open(Attempt attempt, Direction direction, Executor threads)
      throws SQLException {
    CompletableFuture<Connection> other =
        start(threads, () -> ComparisonSession.open(attempt, direction.subscriber()));
    Connection provider = ComparisonSession.open(attempt, direction.provider());
    return new BothSides(provider, await(other), threads);
  }

  Connection provider() {
    return provider;
  }

  Connection subscriber() {
    return subscriber;
  }

  /** Asks both and waits for both answers. */
  <T> Answers<T> ask(Question<T> question) throws SQLException {
    return ask(question, question);
  }

  /** Asks each its own question and waits for both answers. */
  <T> Answers<T> ask(Question<T> ofProvider, Question<T> ofSubscriber) throws SQLException {
    CompletableFuture<T> other = start(threads, () -> ofSubscriber.of(subscriber));
    T answer;
    try {
      answer = ofProvider.of(provider);
    } catch (SQLException | RuntimeException e) {
      other.handle((ignored, error) -> null).join();
      throw e;
    }
    return new Answers<>(answer, await(other));
  }

  private static <T> CompletableFuture<T> start(Executor threads, Act<T> act) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return act.run();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        threads);
  }

  private static <T> T await(CompletableFuture<T> answer) throws SQLException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw e;
    }
  }

  /** What one session is asked. */
  @FunctionalInterface
  interface Question<T> {
    T of(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface Act<T> {
    T run() throws SQLException;
  }

  /** The answer of each. */
  record Answers<T>(T provider, T subscriber) {
    boolean agree() {
      return provider.equals(subscriber);
    }
  }
}
