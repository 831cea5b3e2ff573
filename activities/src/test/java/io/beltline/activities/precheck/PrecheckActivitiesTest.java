package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding.Severity;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.EngineKind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrecheckActivitiesTest {
  @AutoClose
  private final PrecheckBed precheck =
      PrecheckBed.start(ServerOptions.defaults().with("max_prepared_transactions", "5"));

  private final StepBed bed = precheck.bed;

  @BeforeAll
  void createObjects() {
    bed.run(
        Side.SOURCE,
        """
        create table orders (id int primary key, v text);
        create table log (line text);
        create sequence free;
        """);
  }

  @AfterEach
  void configureSoundly() {
    bed.configure(config -> config);
  }

  @Test
  void aSoundPairHasNoBlockersAndNothingIsLeftBehind() {
    InventoryActivities inventory =
        bed.quick(InventoryActivities.class, InventoryActivitiesImpl::new);
    Baseline before = inventory.takeBaseline(StepBed.PAIR);

    PrecheckReport report = precheck.report();

    assertEquals(List.of(), report.findings());
    assertEquals(EngineKind.PGLOGICAL, report.engine());
    assertTrue(report.engineReason().startsWith("both servers preload it"), report.engineReason());
    assertEquals(1, report.replicatedTables());
    assertEquals(List.of("public.log"), report.copiedTables());
    assertEquals(1, report.sequences());
    assertTrue(report.bytes() > 0);
    assertEquals(List.of(), inventory.findLeftovers(StepBed.PAIR, before));
    assertEquals(report, precheck.report());
  }

  @Test
  void aListedPartitionedTableNeedsItsPartitionsListed() {
    bed.run(
        Side.SOURCE,
        """
        create table parts (id int primary key) partition by range (id);
        create table parts_1 partition of parts for values from (0) to (10)
        """);
    try {
      bed.configure(c -> c.with("/tables", List.of("parts")));
      assertEquals(List.of("source: partition-unlisted"), blockers());

      bed.configure(c -> c.with("/tables", List.of("parts", "parts_1")));
      assertEquals(List.of(), blockers());
    } finally {
      bed.run(Side.SOURCE, "drop table parts");
    }
  }

  @Test
  void aPreparedTransactionEndsItHere() {
    bed.run(Side.SOURCE, "begin; create table doomed (); prepare transaction 'ours'");
    try {
      assertTrue(blockers().contains("source: prepared-transactions"), blockers().toString());
    } finally {
      bed.run(Side.SOURCE, "rollback prepared 'ours'");
    }
  }

  static Stream<Misconfigured> whatIsFoundInTheConfiguration() {
    return Stream.of(
        new Misconfigured(c -> c.with("/src/root_user/pw", "wrong"), "source: login-refused"),
        new Misconfigured(c -> c.with("/dst/root_user/pw", "wrong"), "destination: login-refused"),
        new Misconfigured(c -> c.with("/dst/db", "nowhere"), "destination: database-missing"),
        new Misconfigured(c -> c.with("/src/port", "1"), "source: unreachable"),
        new Misconfigured(c -> c.with("/schema_name", "Shop"), "source: name-unknown"),
        new Misconfigured(c -> c.with("/tables", List.of("Orders")), "source: name-unknown"),
        new Misconfigured(c -> c.with("/sequences", List.of("f")), "source: name-unknown"),
        new Misconfigured(c -> c.with("/engine", "dump"), "configuration: engine"));
  }

  @ParameterizedTest
  @MethodSource("whatIsFoundInTheConfiguration")
  void mistakesInTheConfigurationAreBlockers(Misconfigured misconfigured) {
    bed.configure(misconfigured.change());

    assertEquals(List.of(misconfigured.blocker()), blockers());
  }

  @Test
  void theOtherSideIsCheckedWhenOneCannotBeReached() {
    bed.configure(c -> c.with("/src/port", "1").with("/schema_name", "nowhere"));
    bed.run(Side.DESTINATION, "create schema beltline");
    try {
      assertEquals(List.of("source: unreachable", "destination: earlier-migration"), blockers());
    } finally {
      bed.run(Side.DESTINATION, "drop schema beltline");
    }
  }

  @Test
  void noSecretIsInAnyFindingOrInTheServersLogs() {
    bed.run(Side.SOURCE, "alter system set log_statement = 'all'; select pg_reload_conf()");
    bed.run(
        Side.DESTINATION,
        "alter system set log_min_duration_statement = 0; select pg_reload_conf()");
    bed.configure(c -> c.with("/dst/root_user/pw", "planted-secret"));
    PrecheckReport refused = precheck.report();
    bed.configure(c -> c);
    precheck.report();

    assertFalse(refused.toString().contains("planted-secret"));
    assertNull(refused.engine());
    for (String log : List.of(bed.servers().source().log(), bed.servers().destination().log())) {
      assertFalse(log.contains("planted-secret"));
      assertFalse(log.contains(bed.servers().source().password()));
      assertFalse(log.contains(bed.servers().destination().password()));
    }
  }

  private List<String> blockers() {
    return precheck.blockers().stream()
        .filter(finding -> finding.severity() == Severity.BLOCKER)
        .map(finding -> finding.where() + ": " + finding.code())
        .toList();
  }

  /** A change of the configuration and the only blocker that it must lead to. */
  record Misconfigured(UnaryOperator<ConfigFile> change, String blocker) {
    @Override
    public String toString() {
      return blocker;
    }
  }
}
