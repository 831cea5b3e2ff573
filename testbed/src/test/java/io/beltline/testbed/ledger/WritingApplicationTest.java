package io.beltline.testbed.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.dataset.Dataset;
import io.beltline.testbed.postgres.PostgresPair;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two databases without any replication between them: what is written to one is lost to the other.
 */
final class WritingApplicationTest {

  private static final Dataset DATASET = Dataset.small();
  private static final Load LOAD = new Load(4, 400, Optional.empty());
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static PostgresPair pair;

  @BeforeAll
  static void start() throws SQLException {
    pair = PostgresPair.start("shop");
    DATASET.load(pair.source(), "shop");
    DATASET.load(pair.destination(), "shop");
  }

  @AfterAll
  static void close() {
    pair.close();
  }

  @Test
  void findsEveryAcknowledgedCommitThroughACrashOfTheServer(@TempDir Path folder)
      throws SQLException {
    Path journal = folder.resolve("journal");
    Load load = new Load(4, 400, Optional.of(journal));
    letIn("nologin", false);
    try (WritingApplication application = WritingApplication.start(pair, DATASET, load)) {
      awaitThat(() -> application.acknowledged() > 100);
      pair.source().kill();
      pair.source().start();
      long before = application.acknowledged();
      awaitThat(() -> application.acknowledged() > before + 100);
      application.stop();

      try (Connection winner = pair.connectToSource()) {
        Audit audit = application.audit(winner);
        assertTrue(audit.isClean(), audit.toString());
        assertEquals(application.acknowledged(), audit.acknowledged());
        assertEquals(audit, Audit.ofJournal(journal, winner));
      }
      assertTrue(application.longestGap().toMillis() > 50, application.longestGap().toString());
      assertTrue(application.errors().containsKey("28000"), application.errors().toString());
    } finally {
      letIn("login", false);
    }
  }

  @Test
  void movesOnWhenItIsLockedOutAndSeesWhatTheOtherSideMisses() throws SQLException {
    try (WritingApplication application = WritingApplication.start(pair, DATASET, LOAD)) {
      awaitThat(() -> application.acknowledgedBy(Side.SOURCE) > 50);
      letIn("nologin", true);
      awaitThat(() -> application.acknowledgedBy(Side.DESTINATION) > 50);
      application.stop();

      long onSource = application.acknowledgedBy(Side.SOURCE);
      try (Connection winner = pair.connectToDestination()) {
        Audit audit = application.audit(winner);
        assertEquals(onSource, audit.lost());
        assertEquals(0, audit.duplicated());
        assertEquals(0, audit.unexplained());
      }
      assertTrue(application.outageOnTheWayFrom(Side.SOURCE).toNanos() > 0);
      assertEquals(Side.DESTINATION, application.crossings().get(0).to());
      assertTrue(application.errors().containsKey("57P01"), application.errors().toString());
    } finally {
      letIn("login", true);
    }
  }

  @Test
  void seesRowsThatCameTwiceOrWereAltered() throws SQLException {
    try (WritingApplication application = WritingApplication.start(pair, DATASET, LOAD)) {
      awaitThat(() -> application.acknowledged() > 50);
      application.stop();
      pair.source()
          .execute(
              "shop",
              """
              with mine as (
                select * from ledger where session = (select max(session) from ledger) and number <= 3
              ), doubled as (
                insert into ledger (session, number, payload)
                select session, number, payload from mine where number = 1
              )
              update ledger set payload = 'another' where id = (select id from mine where number = 3)
              """);

      try (Connection winner = pair.connectToSource()) {
        Audit audit = application.audit(winner);
        assertEquals(0, audit.lost());
        assertEquals(1, audit.duplicated());
        assertEquals(1, audit.unexplained());
      }
    }
  }

  private static void letIn(String attribute, boolean source) throws SQLException {
    for (String login : Dataset.logins()) {
      (source ? pair.source() : pair.destination())
          .execute("shop", "alter role " + login + " " + attribute);
    }
    if (source) {
      pair.source()
          .execute(
              "shop",
              "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'shop_app%'");
    }
  }

  private static void awaitThat(BooleanSupplier fact) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!fact.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "nothing of that within " + DEADLINE);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
