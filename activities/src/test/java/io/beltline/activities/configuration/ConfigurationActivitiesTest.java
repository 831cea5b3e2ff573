package io.beltline.activities.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.pair.Pair;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationActivitiesTest {
  private static final Pair PAIR = new Pair("dc1", "shop");

  @TempDir private Path folder;

  @Test
  void defaultsAreFilledIn() throws IOException {
    write("\"secret-1\"", "");

    PairSettings settings = read(Map.of());

    assertEquals(Set.of(Gate.REVOKE_LOGINS, Gate.TEARDOWN), settings.gates());
    assertEquals(Duration.ofSeconds(30), settings.outageBudget());
    assertTrue(settings.fenceDestination());
  }

  @Test
  void settingsArriveAsWritten() throws IOException {
    write(
        "\"secret-1\"",
        """
        , "gates": ["teardown-forward-replication"], "maxLagBytes": 7, "outageBudget": "500ms",
        "fenceDestination": false
        """);

    PairSettings settings = read(Map.of());

    assertEquals(Set.of(Gate.TEARDOWN_FORWARD_REPLICATION), settings.gates());
    assertEquals(7, settings.maxLagBytes());
    assertEquals(Duration.ofMillis(500), settings.outageBudget());
    assertFalse(settings.fenceDestination());
  }

  @Test
  void everyPasswordThatCannotBeHadIsToldAtOnce() throws IOException {
    write("{\"env\": \"SHOP_PASSWORD\"}", "");

    ApplicationFailure failure = assertThrows(ApplicationFailure.class, () -> read(Map.of()));

    assertEquals("ConfigurationInvalid", failure.getType());
    assertTrue(failure.isNonRetryable());
    String message = failure.getOriginalMessage();
    assertTrue(message.contains("src.root_user.pw"), message);
    assertTrue(message.contains("dst.pglogical_user.pw"), message);
    assertTrue(message.contains("SHOP_PASSWORD"), message);
    assertEquals(2, read(Map.of("SHOP_PASSWORD", "x")).gates().size());
  }

  @Test
  void anUnknownPairIsOneClearError() throws IOException {
    write("\"secret-1\"", "");

    ApplicationFailure failure =
        assertThrows(
            ApplicationFailure.class,
            () -> activities(Map.of()).readSettings(new Pair("dc1", "shpo")));

    assertEquals("ConfigurationInvalid", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("known are shop"));
  }

  @Test
  void aMistakeInTheFileNamesFileAndField() throws IOException {
    write("\"secret-1\"", ", \"maxLagByte\": 7");

    ApplicationFailure failure = assertThrows(ApplicationFailure.class, () -> read(Map.of()));

    assertTrue(failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains("config.json"));
    assertTrue(failure.getOriginalMessage().contains("maxLagByte"));
    assertFalse(failure.getOriginalMessage().contains("secret-1"));
  }

  private PairSettings read(Map<String, String> environment) {
    return activities(environment).readSettings(PAIR);
  }

  private ConfigurationActivitiesImpl activities(Map<String, String> environment) {
    return new ConfigurationActivitiesImpl(
        new StepRunner(new ConfigurationDirectory(folder, environment)));
  }

  private void write(String password, String more) throws IOException {
    Path file = folder.resolve("configs/dc1/shop/config.json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"db": "shop", "dc": "dc1", "src": %s, "dst": %s, "tables": [], "sequences": []%s}
        """
            .formatted(side("one", password), side("two", password), more));
  }

  private static String side(String host, String password) {
    return """
        {"host": "%s", "ip": null, "db": "shop", "port": "5433",
         "root_user": {"name": "root", "pw": %s},
         "owner_user": {"name": "owner", "pw": %s},
         "pglogical_user": {"name": "pglogical", "pw": %s},
         "other_users": null}
        """
        .formatted(host, password, password, password);
  }
}
