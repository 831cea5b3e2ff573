package io.beltline.testbed.playbook;

import static io.beltline.testbed.playbook.Scene.require;

import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.process.Program;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Whoever follows a command is killed, and the command goes on: it is waited for by a lock until it
 * has been typed again, and then both know how it ended.
 */
final class BeltKilled {
  private static final int REFUSED = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final String BUILDS =
      "select count(*) from pg_stat_activity where query ilike 'create index%' and application_name like 'beltline:%'"
          + " and state = 'active'";
  private static final String INDEXES =
      "select count(*) from pg_indexes where schemaname !~ '^(pg_|pglogical|beltline)'";

  private BeltKilled() {}

  static void tell(Scene scene) throws SQLException {
    Typist typist = scene.typist();
    typist.types("setup");
    typist.awaitStatus("replicating");
    long before = scene.number(scene.destination(), INDEXES);
    CompletableFuture<Answer> again;
    try (Connection holder = scene.stage().pair().connectToDestination();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table customers, products, orders in row exclusive mode");
      Program killed = typist.begins("create-indexes");
      Await.until("it waits for the lock", PATIENCE, BETWEEN_LOOKS, () -> building(scene));
      killed.kill();
      Await.until("it goes on alone", PATIENCE, BETWEEN_LOOKS, () -> building(scene));
      String refusal = Typist.summary(typist.types(REFUSED, "teardown"));
      require(
          refusal.contains("create-indexes runs since"),
          "the workflow goes on as well: " + refusal);

      again = CompletableFuture.supplyAsync(() -> typist.types("create-indexes"));
      Answer looked = typist.types("status");
      require(!again.isDone(), "it is followed again, and has not ended: " + looked);
      holder.rollback();
    }
    Answer ended = again.join();
    require(ended.said().contains("it runs already, since"), "it was not begun anew: " + ended);
    require(scene.number(scene.destination(), INDEXES) > before, "indexes were built");
    require(
        ended.result().at("/results/0/detail/built").asInt() > 0,
        "who typed it again learns what was built: " + ended.result());
  }

  private static boolean building(Scene scene) {
    try {
      return scene.number(scene.destination(), BUILDS) > 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
