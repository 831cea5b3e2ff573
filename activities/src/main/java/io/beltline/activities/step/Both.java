package io.beltline.activities.step;

import io.beltline.activities.failure.StepFailures;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The answers to two questions that were asked at the same time.
 *
 * @param first the one that the caller's thread asked
 * @param second the one that a thread of its own asked
 */
public record Both<A, B>(A first, B second) {

  /**
   * Asks both. Returns when both have ended, also when one fails, so that nobody is at work in a
   * session any more; the failure of the first counts before that of the second.
   */
  public static <A, B> Both<A, B> ask(Question<A> first, Question<B> second) throws SQLException {
    FutureTask<A> here = new FutureTask<>(first::ask);
    FutureTask<B> beside = new FutureTask<>(second::ask);
    Thread thread = new Thread(beside, Thread.currentThread().getName() + "-beside");
    thread.setDaemon(true);
    thread.start();
    here.run();
    try {
      thread.join();
      return new Both<>(here.get(), beside.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw e.getCause() instanceof RuntimeException other ? other : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StepFailures.later("Interrupted", "The worker is stopping");
    }
  }

  /** What is asked of a server. */
  @FunctionalInterface
  public interface Question<T> {
    /** The answer. */
    T ask() throws SQLException;
  }
}
