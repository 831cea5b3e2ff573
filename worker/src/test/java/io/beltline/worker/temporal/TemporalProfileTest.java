package io.beltline.worker.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.worker.UnusableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalProfileTest {
  @TempDir Path folder = Path.of("");
  private Path file = folder;

  @BeforeEach
  void placeFile() {
    file = folder.resolve("temporal.toml");
  }

  @Test
  void isTheLocalServerByDefault() {
    TemporalProfile profile = load(Map.of());
    assertEquals("127.0.0.1:7233", profile.address());
    assertEquals("default", profile.namespace());
  }

  @Test
  void readsTheProfileFileOfTheTemporalCommandLine() throws IOException {
    Files.writeString(
        file,
        """
        [profile.default]
        address = "elsewhere:1"
        [profile.prod]
        address = "temporal.example:7233"
        namespace = "moves"
        """);
    TemporalProfile profile = load(Map.of("TEMPORAL_PROFILE", "prod"));
    assertEquals("temporal.example:7233", profile.address());
    assertEquals("moves", profile.namespace());
  }

  @Test
  void prefersVariablesToTheFile() throws IOException {
    Files.writeString(file, "[profile.default]\naddress = \"elsewhere:1\"\n");
    TemporalProfile profile =
        load(Map.of("TEMPORAL_ADDRESS", "here:2", "TEMPORAL_NAMESPACE", "moves"));
    assertEquals("here:2", profile.address());
    assertEquals("moves", profile.namespace());
  }

  @Test
  void turnsTlsOnWithoutAClientCertificate() {
    assertNotNull(load(Map.of("TEMPORAL_TLS", "true")).service().getSslContext());
  }

  @Test
  void turnsTlsOnForAnApiKey() {
    TemporalProfile profile = load(Map.of("TEMPORAL_API_KEY", "k"));
    assertTrue(profile.service().getEnableHttps());
  }

  @Test
  void refusesAProfileThatDoesNotExist() {
    String message = refusal(Map.of("TEMPORAL_PROFILE", "nope"));
    assertTrue(message.contains("nope"), message);
  }

  @Test
  void refusesACertificateThatDoesNotExist() {
    String message = refusal(Map.of("TEMPORAL_TLS_SERVER_CA_CERT_PATH", "/nowhere/ca.pem"));
    assertTrue(message.contains("/nowhere/ca.pem"), message);
  }

  @Test
  void refusesAFileThatIsBroken() throws IOException {
    Files.writeString(file, "[profile.default\naddress = 7");
    String message = refusal(Map.of());
    assertTrue(message.contains("Temporal profile"), message);
  }

  private String refusal(Map<String, String> variables) {
    UnusableSettings e = assertThrows(UnusableSettings.class, () -> load(variables));
    return String.valueOf(e.getMessage());
  }

  private TemporalProfile load(Map<String, String> variables) {
    var all = new HashMap<>(variables);
    all.put("TEMPORAL_CONFIG_FILE", file.toString());
    return TemporalProfile.load(all);
  }
}
