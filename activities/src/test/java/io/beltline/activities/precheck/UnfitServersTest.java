package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beltline.activities.StepBed;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.DescriptionActivities;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfitServersTest {
  @Test
  void everySettingThatIsMissingIsNamedOnItsSideWithItsRemedy() {
    ServerOptions source =
        ServerOptions.defaults()
            .with("wal_level", "replica")
            .with("shared_preload_libraries", "pg_stat_statements")
            .with("max_replication_slots", "1")
            .with("max_slot_wal_keep_size", "64MB");
    ServerOptions destination =
        ServerOptions.defaults()
            .with("max_wal_senders", "1")
            .with("max_worker_processes", "4")
            .with("max_connections", "15");
    try (StepBed bed = StepBed.start(source, destination, config -> config)) {
      bed.run(Side.SOURCE, "create table t (id int primary key)");
      PrecheckReport report =
          bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new).precheck(StepBed.PAIR);

      assertEquals(
          List.of(
              "source: wal-level",
              "source: preload-libraries",
              "source: replication-slots",
              "destination: wal-senders",
              "destination: worker-processes",
              "destination: connections",
              "source: wal-kept"),
          report.findings().stream().map(f -> f.where() + ": " + f.code()).toList());
      assertEquals(
          "Install pglogical for this version; alter system set shared_preload_libraries ="
              + " 'pg_stat_statements', 'pglogical'; then restart the server.",
          remedy(report, "preload-libraries"));
      assertEquals("none: there are blockers", report.engineReason());
      assertTrue(
          report.warnings().get(0).reason().contains("which fills that in"),
          report.warnings().toString());
      DescriptionActivities description =
          bed.quick(DescriptionActivities.class, DescriptionActivitiesImpl::new);
      assertEquals(
          List.of("pglogical"),
          description.describeServer(StepBed.PAIR, Side.SOURCE).missingPreloadLibraries());
      assertEquals(1, report.replicatedTables());
    }
  }

  @Test
  void anOutputPluginThatIsNotAllowedIsABlockerUntilTheRemedyIsTyped() throws SQLException {
    ServerOptions fit = ServerOptions.defaults();
    try (StepBed bed = StepBed.start(fit, fit, config -> config)) {
      bed.run(Side.SOURCE, "create table t (id int primary key)");
      PrecheckActivities precheck =
          bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new);
      assumeTrue(knowsTheSetting(bed), "this server has no output_plugin_libraries");
      bed.run(
          Side.DESTINATION,
          "alter system set output_plugin_libraries = 'pgoutput', 'test_decoding'");
      bed.run(Side.DESTINATION, "select pg_reload_conf()");
      PrecheckReport report = precheck.precheck(StepBed.PAIR);

      assertEquals(1, report.blockers().size(), report.findings().toString());
      String remedy = remedy(report, "output-plugin");
      assertTrue(remedy.startsWith("alter system set output_plugin_libraries = "), remedy);
      for (String statement : remedy.split(";", -1)) {
        if (!statement.isBlank()) {
          bed.run(Side.DESTINATION, statement);
        }
      }
      assertEquals(List.of(), precheck.precheck(StepBed.PAIR).findings());

      bed.run(Side.DESTINATION, "alter system set dynamic_library_path = '/nowhere'");
      bed.run(Side.DESTINATION, "select pg_reload_conf()");
      bed.run(
          Side.SOURCE, "alter system set output_plugin_libraries = 'pgoutput', 'pglogical_output'");
      bed.run(Side.SOURCE, "select pg_reload_conf()");
      PrecheckReport without = precheck.precheck(StepBed.PAIR);
      assertEquals(
          List.of("source: change-log", "destination: change-log"),
          without.warnings().stream().map(f -> f.where() + ": " + f.code()).toList());
      assertEquals(without.warnings(), without.findings());
      assertTrue(
          remedy(without, "change-log").contains("'pgoutput', 'pglogical_output', 'test_decoding'"),
          without.toString());
    }
  }

  private static boolean knowsTheSetting(StepBed bed) throws SQLException {
    try (Connection connection = bed.connect(Side.DESTINATION);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from pg_settings where name = 'output_plugin_libraries'")) {
      return row.next() && row.getInt(1) == 1;
    }
  }

  private static String remedy(PrecheckReport report, String code) {
    return report.findings().stream()
        .filter(finding -> finding.code().equals(code))
        .map(Finding::remedy)
        .findFirst()
        .orElseThrow();
  }
}
