package io.beltline.activities.evidence;

import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.replication.LinkBed;
import io.beltline.activities.sql.Query;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceStepsTest {
  private static final long LIMIT = 1024 * 1024;

  private final LinkedBlockingQueue<Evidence> seen = new LinkedBlockingQueue<>();
  private LinkBed links;
  private EvidenceActivities steps;

  @BeforeAll
  void linkBothWays() {
    links = LinkBed.start();
    var replication = links.steps();
    replication.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
    replication.awaitReady(LinkBed.FORWARD);
    replication.ensureLink(LinkBed.BACK, InitialData.PRESENT);
    replication.awaitReady(LinkBed.BACK);
    steps =
        links
            .bed()
            .lasting(
                EvidenceActivities.class,
                steps -> new EvidenceActivitiesImpl(steps, new ChangeFeeds()));
    links
        .bed()
        .environment()
        .setActivityHeartbeatListener(
            Progress.class,
            progress -> {
              if (progress != null && progress.evidence() != null) {
                seen.add(progress.evidence());
              }
            });
  }

  @AfterAll
  void stopServers() {
    links.close();
  }

  @Test
  void aHealthyPairIsGreenWithFiguresWorthReading() throws SQLException {
    try (Connection application = links.applicationSession()) {
      assertFalse(application.isClosed());
      Evidence evidence = steps.awaitGreenEvidence(request(Verdict.EQUAL));

      assertTrue(evidence.green(), evidence.summary());
      assertTrue(evidence.lagBytes() < LIMIT);
      assertTrue(evidence.retainedWalBytes() > 0);
      assertEquals(1, evidence.forecast().sessions());
    }
  }

  @Test
  void tablesThatAreOnlyAddedToAreNotForecastToBeCopiedWhole() throws Exception {
    links.bed().run(SOURCE, "create table log (line text); insert into log values ('first')");
    links.bed().run(DESTINATION, "create table log (line text)");
    try {
      assertEquals(0, steps.awaitGreenEvidence(request(Verdict.EQUAL)).forecast().copyBytes());

      links.bed().run(SOURCE, "update log set line = 'second'");
      assertTrue(steps.awaitGreenEvidence(request(Verdict.EQUAL)).forecast().copyBytes() > 0);
    } finally {
      links.bed().run(SOURCE, "drop table log");
      links.bed().run(DESTINATION, "drop table log");
    }
  }

  @Test
  void otherDatabasesLogIsNoLagOfAnIdleOne() throws SQLException {
    links.bed().servers().source().createDatabase("neighbour");
    links
        .bed()
        .servers()
        .source()
        .execute("neighbour", "create table t as select g from generate_series(1, 100000) g");

    assertTrue(steps.awaitGreenEvidence(request(Verdict.EQUAL)).lagBytes() < LIMIT);
  }

  @Test
  void whateverSpeaksAgainstIsNamedUntilItIsMended() throws Exception {
    links
        .bed()
        .run(SOURCE, "create table later (id int primary key); create index late on orders (what)");
    links.bed().run(DESTINATION, disableAll());
    seen.clear();
    CompletableFuture<Evidence> waiting =
        CompletableFuture.supplyAsync(() -> steps.awaitGreenEvidence(request(Verdict.EQUAL)));

    Evidence red = next();
    assertEquals("table public.later is missing on the destination", detail(red, "schema"));
    assertEquals("index public.late is missing on the destination", detail(red, "indexes"));
    assertTrue(detail(red, "forward link").contains("disabled"), red.summary());
    assertEquals("3 of 4 tables are past the initial copy", detail(red, "tables ready"));
    assertFalse(waiting.isDone());

    links.bed().run(DESTINATION, "create index late on orders (what)");
    links.bed().run(SOURCE, "drop table later");
    links.bed().run(DESTINATION, disableAll().replace("disable", "enable"));
    assertTrue(waiting.get(40, TimeUnit.SECONDS).green());
  }

  @Test
  void whoUsesTheRootUserOrIsMissingOnTheOtherSideIsNamedUntilItIsMended() throws Exception {
    PostgresServer source = links.bed().servers().source();
    CompletableFuture<Evidence> waiting;
    try (Connection batch =
        source.connect(StepBed.PAIR.db(), source.superuser(), source.password(), "a batch job")) {
      assertTrue(
          detail(steps.awaitGreenEvidence(request(Verdict.EQUAL)), "root sessions")
              .startsWith(
                  "the fence ends those that do more than look, and an outage in which one comes back is undone:"
                      + " postgres (a batch job, from "));
      links.bed().run(SOURCE, "create role newcomer login; create role limited login");
      links.bed().run(DESTINATION, "create role limited connection limit 3");
      batch.setAutoCommit(false);
      Query.of(batch, "select pg_current_xact_id()").run();
      seen.clear();
      waiting =
          CompletableFuture.supplyAsync(() -> steps.awaitGreenEvidence(request(Verdict.EQUAL)));

      Evidence red = next();
      assertTrue(
          detail(red, "root sessions")
              .startsWith("written as root_user, whom no fence keeps out, has been by: postgres"),
          red.summary());
      for (String said :
          List.of(
              "newcomer: missing on the destination",
              "limited: connection limit is 3, on the source -1")) {
        assertTrue(detail(red, "roles").contains(said), red.summary());
      }
      assertFalse(check(red, "roles").green());
      assertFalse(waiting.isDone());
    }
    links.bed().run(DESTINATION, "create role newcomer");
    Evidence green = waiting.get(40, TimeUnit.SECONDS);
    assertTrue(detail(green, "roles").contains("limited: connection limit is 3"), green.summary());
    assertEquals("nobody is connected as root_user", detail(green, "root sessions"));
    for (Side side : Side.values()) {
      links.bed().run(side, "drop role newcomer, limited");
    }
  }

  /** The last one: what it cancels may be the next step as well. */
  @Test
  @Order(Integer.MAX_VALUE)
  void anythingButAnEqualValidationIsRed() throws Exception {
    seen.clear();
    CompletableFuture<Void> watching =
        CompletableFuture.runAsync(() -> steps.watchEvidence(request(Verdict.COULD_NOT_VERIFY)));

    Evidence evidence = next();
    assertFalse(evidence.green());
    assertEquals("last comparison of all rows: could not verify", detail(evidence, "validation"));

    links.bed().environment().requestCancelActivity();
    assertThrows(Exception.class, () -> watching.get(20, TimeUnit.SECONDS));
  }

  private Evidence next() throws InterruptedException {
    return Objects.requireNonNull(seen.poll(20, TimeUnit.SECONDS), "no heartbeat with evidence");
  }

  private static EvidenceRequest request(Verdict verdict) {
    return new EvidenceRequest(LinkBed.FORWARD, LIMIT, verdict);
  }

  private static String disableAll() {
    return "select pglogical.alter_subscription_disable(sub_name) from pglogical.subscription";
  }

  private static String detail(Evidence evidence, String name) {
    return check(evidence, name).detail();
  }

  private static Check check(Evidence evidence, String name) {
    return evidence.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElse(new Check(name, false, "not looked at"));
  }
}
