package io.beltline.activities.connection;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.testbed.ConfigFile;
import io.beltline.workflows.connection.ConnectionActivities;
import io.beltline.workflows.connection.ConnectivityReport;
import io.beltline.workflows.connection.ConnectivityReport.Check;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckConnectivityTest {
  private static final String OWNER_PASSWORD = "planted-owner-secret";
  private static final List<String> NAMES =
      List.of(
          "source port",
          "source root",
          "source owner",
          "source to destination",
          "destination port",
          "destination root",
          "destination owner",
          "destination to source");

  private StepBed bed;
  private ConnectionActivities connections;

  @BeforeAll
  void startServers() {
    bed = StepBed.start();
    connections = bed.quick(ConnectionActivities.class, ConnectionActivitiesImpl::new);
    for (Side side : Side.values()) {
      bed.run(side, "create role owner login password '" + OWNER_PASSWORD + "'");
    }
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @Test
  void everythingWorksOnASoundPairAndNothingIsLeftBehind() throws SQLException {
    ConnectivityReport report = check(config -> config);

    assertEquals(NAMES.stream().map(name -> new Check(name, true, "")).toList(), report.checks());
    assertTrue(report.allWork());
    for (Side side : Side.values()) {
      try (Connection connection = bed.connect(side)) {
        assertEquals(
            0,
            Query.of(
                    connection,
                    "select (select count(*) from pg_extension where extname = 'dblink')"
                        + " + (select count(*) from pg_namespace where nspname ~ 'beltline')")
                .number());
      }
    }
  }

  @Test
  void behindAClosedPortNothingElseIsTriedButTheWayThere() {
    ConnectivityReport report = check(config -> config.with("/dst/port", "1"));

    assertEquals(
        List.of(
            "source to destination",
            "destination port",
            "destination root",
            "destination owner",
            "destination to source"),
        failed(report));
    assertTrue(detail(report, "destination port").contains("port 1 refuses the worker"));
    assertTrue(detail(report, "source to destination").contains("[08001]"));
    assertTrue(detail(report, "source to destination").contains("port 1"));
    assertEquals(
        "Not tried, because 'destination port' failed: mend that first.",
        detail(report, "destination root"));
    assertEquals(detail(report, "destination root"), detail(report, "destination owner"));
    assertEquals(
        "Not tried, because 'destination root' failed: mend that first.",
        detail(report, "destination to source"));
  }

  @Test
  void aWrongPasswordOfRootHidesNoOtherTrouble() {
    ConnectivityReport report =
        check(
            config ->
                config
                    .with("/src/root_user/pw", "planted-root-mistake")
                    .with("/src/owner_user/pw", "planted-owner-mistake"));

    assertEquals(
        List.of("source root", "source owner", "source to destination", "destination to source"),
        failed(report));
    for (String login : List.of("source root", "source owner")) {
      assertTrue(detail(report, login).contains("[28P01]"), detail(report, login));
      assertTrue(detail(report, login).endsWith("Correct its name or password in config.json."));
    }
    assertTrue(detail(report, "source owner").contains("does not let owner in"));
    assertTrue(detail(report, "source to destination").contains("'source root' failed"));
    assertTrue(
        detail(report, "destination to source").contains("password authentication failed"),
        detail(report, "destination to source"));
  }

  @Test
  void anOwnerWhoLostItsLoginIsTold() {
    bed.run(Side.DESTINATION, "alter role owner nologin");
    try {
      ConnectivityReport report = check(config -> config);

      assertEquals(List.of("destination owner"), failed(report));
      String detail = detail(report, "destination owner");
      assertTrue(detail.contains("[28000]"), detail);
      assertTrue(detail.endsWith("alter role \"owner\" login;"), detail);
    } finally {
      bed.run(Side.DESTINATION, "alter role owner login");
    }
  }

  @Test
  void whoMayNotEnterTheDatabaseIsToldWhatToGrant() {
    bed.run(Side.SOURCE, "revoke connect on database shop from public");
    try {
      ConnectivityReport report = check(config -> config);

      assertEquals(List.of("source owner"), failed(report));
      String detail = detail(report, "source owner");
      assertTrue(detail.endsWith("grant connect on database \"shop\" to \"owner\";"), detail);
    } finally {
      bed.run(Side.SOURCE, "grant connect on database shop to public");
    }
  }

  @Test
  void aDatabaseThatDoesNotExistIsToldForEachLogin() {
    ConnectivityReport report = check(config -> config.with("/dst/db", "nowhere"));

    assertEquals(
        List.of(
            "source to destination",
            "destination root",
            "destination owner",
            "destination to source"),
        failed(report));
    assertTrue(detail(report, "destination root").contains("[3D000]"));
    assertTrue(detail(report, "destination owner").contains("[3D000]"));
  }

  @Test
  void aPasswordThatCannotBeHadIsAnAnswerToo() {
    ConnectivityReport report =
        check(
            config ->
                config.with("/src/owner_user/pw", Map.of("env", "BELTLINE_TEST_HAS_NO_SUCH")));

    assertEquals(List.of("source owner"), failed(report));
    assertTrue(detail(report, "source owner").contains("BELTLINE_TEST_HAS_NO_SUCH is not set"));
  }

  @Test
  void aServerThatStandsStillDoesNotHoldTheAnswerUp() {
    bed.servers().destination().freeze();
    try {
      ConnectivityReport report = check(config -> config);

      assertEquals(
          List.of(
              "source to destination",
              "destination root",
              "destination owner",
              "destination to source"),
          failed(report));
      assertTrue(detail(report, "destination owner").contains("[08"), report.toString());
    } finally {
      bed.servers().destination().thaw();
    }
  }

  @Test
  void aSideThatIsNotConfiguredIsAMistakeOfTheConfiguration() {
    assertEquals(
        "ConfigurationInvalid",
        failureOf(() -> check(config -> config.with("/dst", null))).getType());
  }

  private ConnectivityReport check(UnaryOperator<ConfigFile> change) {
    bed.configure(config -> change.apply(config.withOwner("owner", OWNER_PASSWORD)));
    ConnectivityReport report = connections.checkConnectivity(StepBed.PAIR);
    assertEquals(NAMES, report.checks().stream().map(Check::name).toList());
    for (String secret : List.of("planted", bed.servers().source().password())) {
      assertFalse(report.toString().contains(secret));
    }
    return report;
  }

  private static List<String> failed(ConnectivityReport report) {
    return report.checks().stream().filter(check -> !check.ok()).map(Check::name).toList();
  }

  private static String detail(ConnectivityReport report, String name) {
    return report.checks().stream()
        .filter(check -> check.name().equals(name))
        .map(Check::detail)
        .findFirst()
        .orElseThrow();
  }
}
