package io.beltline.activities.validation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that wait for servers; they end with the comparison that started them. */
final class Threads {
  private Threads() {}

  static ExecutorService start(int count) {
    return Executors.newFixedThreadPool(
        count,
        work -> {
          Thread thread = new Thread(work, "comparison");
          thread.setDaemon(true);
          return thread;
        });
  }
}
