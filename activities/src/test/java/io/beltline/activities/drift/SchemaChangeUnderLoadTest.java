package io.beltline.activities.drift;

import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.replication.LinkBed;
import io.beltline.workflows.evidence.Evidence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The source's schema is changed while both links run and applications write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaChangeUnderLoadTest {
  private ChangingBed changing;
  private LinkBed links;
  private StepBed bed;

  @BeforeAll
  void linkBothWays() throws SQLException {
    changing = new ChangingBed();
    links = changing.links;
    bed = changing.bed;
  }

  @AfterAll
  void nothingIsLeft() {
    changing.removeReplication();
    changing.close();
  }

  @Test
  void aLongStepTellsWhatWasChangedMeanwhile() throws Exception {
    bed.run(DESTINATION, allSubscriptions("disable"));
    // Its worker ends a moment later, and until then the link is ready.
    links.await(
        "0",
        SOURCE,
        "select count(*) from pg_stat_replication where application_name not like 'beltline:%'");
    changing.forgetWhatWasTold();
    CompletableFuture<?> waiting =
        CompletableFuture.supplyAsync(() -> links.steps().awaitReady(LinkBed.FORWARD));
    try {
      changing.awaitTold(progress -> !progress.summary().isEmpty());
      bed.run(SOURCE, "create index late on orders (what); alter table computed add note text");
      changing.awaitTold(
          progress ->
              progress
                  .summary()
                  .matches(
                      ".*; the source's schema was changed:"
                          + " column public.computed.note was added by postgres with ALTER TABLE at [-0-9]+ [:0-9]+ UTC,"
                          + " index public.late was added by postgres with CREATE INDEX at .*"));
      bed.run(SOURCE, "drop index late; alter table computed drop note");
      changing.awaitTold(progress -> !progress.summary().contains("schema"));
    } finally {
      bed.run(DESTINATION, allSubscriptions("enable"));
    }
    waiting.get(20, TimeUnit.SECONDS);
  }

  @Test
  void theGateIsRedAndSaysWhatWasChangedUntilBothSidesHaveIt() throws Exception {
    bed.run(SOURCE, "create index later on orders (what)");
    changing.forgetWhatWasTold();
    CompletableFuture<Evidence> waiting = changing.greenEvidence();
    try {
      changing.awaitTold(
          progress ->
              progress
                  .summary()
                  .matches(
                      ".*; schema changes: on the source since the schema was taken:"
                          + " index public.later was added by postgres with CREATE INDEX at .*"));
    } finally {
      bed.run(DESTINATION, "create index later on orders (what)");
    }
    ChangingBed.awaitGreen(waiting);
    try (Connection source = bed.connect(SOURCE)) {
      assertEquals(
          Optional.of(CatalogMark.of(source)), CatalogMark.noted(source, CatalogMark.Moment.EQUAL));
    }
    bed.run(SOURCE, "drop index later");
    bed.run(DESTINATION, "drop index later");
  }

  /** Somebody who may change nothing of Beltline's, and whose statements must never suffer. */
  @Test
  void whoChangedWhatIsWrittenDownAndNeverAnApplicationsConcern() throws SQLException {
    bed.run(
        SOURCE,
        "create role owner_of_some login password 'x'; create schema theirs authorization owner_of_some");
    try (Connection session =
            bed.servers().source().connect(StepBed.PAIR.db(), "owner_of_some", "x");
        Statement statement = session.createStatement()) {
      statement.execute("create table theirs.t (id int primary key, v text)");
      statement.execute("alter table theirs.t drop column v");
      statement.execute("create temp table passing (id int)");
      statement.execute("drop table passing");
      session.setAutoCommit(false);
      try (Connection blocker = bed.connect(SOURCE)) {
        blocker.setAutoCommit(false);
        blocker.createStatement().execute("lock table beltline.ddl_log");
        statement.execute("create table theirs.unnoticed (id int)");
        session.commit();
      }
      assertEquals(
          List.of(
              "owner_of_some CREATE TABLE theirs.t",
              "owner_of_some CREATE INDEX theirs.t_pkey",
              "owner_of_some ALTER TABLE theirs.t.v",
              "owner_of_some ALTER TABLE theirs.t"),
          bed.strings(
              SOURCE,
              """
              select concat_ws(' ', role, tag, identity)
                from beltline.ddl_log where role = 'owner_of_some' order by at
              """));
    } finally {
      bed.run(SOURCE, "drop schema theirs cascade; drop role owner_of_some");
    }
  }

  private static String allSubscriptions(String what) {
    return "select pglogical.alter_subscription_%s(sub_name) from pglogical.subscription"
        .formatted(what);
  }
}
