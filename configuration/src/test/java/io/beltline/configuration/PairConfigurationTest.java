package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.server.Server;
import io.beltline.configuration.server.ServerFiles;
import io.beltline.configuration.server.Tls;
import io.beltline.configuration.server.TlsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairConfigurationTest {

  private static final String KEY = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n";

  @TempDir Path root;

  @Test
  void readsBothSides() {
    PairConfiguration pair = new Project(root).load(Project.example());

    Server source = pair.source();
    assertEquals("old.example.com", source.host());
    assertEquals(Optional.of("10.0.0.1"), source.ip());
    assertEquals("10.0.0.1", source.address());
    assertEquals(5432, source.port());
    assertEquals("app", source.database());
    assertEquals("root", source.root().name());
    assertEquals("hunter-root", source.root().password().resolve().reveal());
    assertEquals("owner", source.owner().name());
    assertEquals("hunter-owner", source.owner().password().resolve().reveal());
    assertEquals("pglogical", source.replication().name());
    assertEquals("hunter-repl", source.replication().password().resolve().reveal());
    assertEquals(Tls.DEFAULT, source.tls());

    Server destination = pair.destination();
    assertEquals("new.example.com", destination.address());
    assertEquals(5433, destination.port());
  }

  @Test
  void fillsInDefaults() {
    PairConfiguration pair = new Project(root).load(Project.example());

    assertEquals(new MigrationScope(Optional.empty(), List.of(), List.of()), pair.scope());
    assertEquals(new LoginExclusions(List.of(), List.of()), pair.exclusions());
    assertEquals(
        new CutoverSettings(
            EngineChoice.AUTO,
            Set.of(PlannedGate.REVOKE_LOGINS, PlannedGate.TEARDOWN),
            1_048_576,
            Duration.ofSeconds(30),
            true),
        pair.settings());
    assertEquals(ComparisonSettings.DEFAULT, pair.comparison());
  }

  @Test
  void readsEveryOptionalField() {
    PairConfiguration pair =
        new Project(root)
            .load(
                with(
                    """
                    "schema_name": "Sales",
                    "tables": ["a", "B c"], "sequences": ["s"],
                    "exclude_users": ["datadog"], "excludeUsers": ["ops", "datadog"],
                    "exclude_patterns": ["%repuser%"], "excludePatterns": ["app\\\\_%"],
                    "engine": "native", "gates": ["teardown-forward-replication"],
                    "maxLagBytes": 4096, "outageBudget": "500ms", "fenceDestination": false,
                    "validation": {"maxRate": "1.5MB", "sessions": 4},
                    """));

    assertEquals(
        new MigrationScope(Optional.of("Sales"), List.of("a", "B c"), List.of("s")), pair.scope());
    assertEquals(
        new LoginExclusions(List.of("datadog", "ops"), List.of("%repuser%", "app\\_%")),
        pair.exclusions());
    assertEquals(
        new CutoverSettings(
            EngineChoice.NATIVE,
            Set.of(PlannedGate.TEARDOWN_FORWARD_REPLICATION),
            4096,
            Duration.ofMillis(500),
            false),
        pair.settings());
    assertEquals(new ComparisonSettings(OptionalLong.of(1_500_000), 4), pair.comparison());
  }

  @Test
  void nullMeansTheSameAsLeavingOut() {
    PairConfiguration plain = new Project(root).load(Project.example());
    PairConfiguration nulls =
        new Project(root)
            .load(
                with(
                    """
                    "schema_name": null, "tables": null, "sequences": null,
                    "exclude_users": null, "exclude_patterns": null, "engine": null,
                    "gates": null, "maxLagBytes": null, "outageBudget": null,
                    "fenceDestination": null, "validation": null,
                    """));

    assertEquals(plain.scope(), nulls.scope());
    assertEquals(plain.exclusions(), nulls.exclusions());
    assertEquals(plain.settings(), nulls.settings());
  }

  @Test
  void emptyListOfGatesMeansNoGate() {
    assertEquals(Set.of(), new Project(root).load(with("\"gates\": [],")).settings().gates());
  }

  @Test
  void sideThatIsNullIsRefusedOnlyWhenItIsAskedFor() {
    String text = Project.example().replaceAll("(?s)\"dst\": .*", "\"dst\": null}");
    PairConfiguration pair = new Project(root).load(text);

    assertEquals("old.example.com", pair.source().host());
    ConfigurationException refusal = assertThrows(ConfigurationException.class, pair::destination);
    assertEquals(
        pair.file()
            + ": dst: is null, and this needs the destination; describe the destination there",
        refusal.getMessage());
  }

  @Test
  void toleratesTrailingCommasAndAByteOrderMark() {
    String text = "\uFEFF" + Project.example().replace("\"hunter-dst-repl\"}", "\"x\",},");

    assertEquals(5433, new Project(root).load(text).destination().port());
  }

  @Test
  void acceptsOtherUsersWhateverTheyAre() {
    String text = withInSource("\"other_users\": [{\"name\": \"app\", \"pw\": null}],");

    assertEquals("old.example.com", new Project(root).load(text).source().host());
  }

  @Test
  void tlsFilesStartAtTheConfigurationsFolderButThoseOnTheServer() throws IOException {
    Project project = new Project(root);
    Path ca = project.write("ca.pem", "ca");
    Path cert = project.write("client.pem", "cert");
    Path key = project.write("client.key", KEY);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));

    Server source =
        project
            .load(
                withInSource(
                    """
                    "tls": {"mode": "verify-full", "rootCert": "ca.pem",
                            "cert": "../billing/client.pem", "key": "client.key",
                            "onServer": {"rootCert": "/pg/both.crt"}},
                    """))
            .source();

    assertEquals(
        new Tls(
            TlsMode.VERIFY_FULL,
            Optional.of(ca),
            Optional.of(cert),
            Optional.of(key),
            new ServerFiles(Optional.of("/pg/both.crt"), Optional.empty(), Optional.empty())),
        source.tls());
    assertEquals("10.0.0.1", source.address());
  }

  @Test
  void showsNoPassword() {
    PairConfiguration pair = new Project(root).load(Project.example());

    assertTrue(pair.toString().contains("old.example.com"), pair.toString());
    assertFalse(pair.toString().contains("hunter"), pair.toString());
  }

  private static String with(String fields) {
    return Project.example().replaceFirst("\\{", "{" + fields.replace("\\", "\\\\"));
  }

  private static String withInSource(String fields) {
    return Project.example().replace("\"src\": {", "\"src\": {" + fields);
  }
}
