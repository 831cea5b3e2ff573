package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.configuration.problem.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationDirectoryTest {

  @TempDir Path root;
  private Project project;

  @BeforeEach
  void threePairsInTwoDatacenters() throws IOException {
    project = new Project(root);
    project.write("config.json", Project.example());
    project.write("dc1", "accounts", "config.json", "{}");
    project.write("dc0", "stock", "config.json", "{}");
    project.write("dc1", "notes-only", "README", "no configuration here");
    Files.createDirectories(root.resolve("configs/.git/objects"));
    Files.writeString(root.resolve("configs/README"), "a file is no datacenter");
  }

  @Test
  void listsDatacentersAndTheirPairsInOrder() {
    assertEquals(List.of("dc0", "dc1"), project.directory().datacenters());
    assertEquals(List.of("accounts", "billing"), project.directory().databases("dc1"));
  }

  @Test
  void unknownDatacenterNamesTheKnownOnes() {
    assertEquals(
        root.resolve("configs") + ": unknown datacenter \"dc2\"; known are dc0, dc1",
        refusal("dc2", "billing"));
    assertThrows(ConfigurationException.class, () -> project.directory().databases("dc2"));
  }

  @Test
  void unknownDatabaseNamesTheKnownOnes() {
    assertEquals(
        root.resolve("configs/dc1") + ": unknown database \"biling\"; known are accounts, billing",
        refusal("dc1", "biling"));
    assertTrue(refusal("dc1", "notes-only").contains("unknown database"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", ".", "", "../dc1", "dc1/../dc1", "/etc", "dc1\\billing", "dc1/", "\0"})
  void namesThatArePathsAreUnknown(String name) {
    assertTrue(refusal(name, "billing").contains("unknown datacenter"));
    assertTrue(refusal("dc1", name).contains("unknown database"));
    assertTrue(refusal("dc1", name + "/billing").contains("unknown database"));
  }

  @Test
  void projectWithoutConfigsFolderIsRefused(@TempDir Path empty) {
    ConfigurationDirectory directory = new ConfigurationDirectory(empty);

    String message =
        String.valueOf(
            assertThrows(ConfigurationException.class, directory::datacenters).getMessage());

    assertTrue(message.startsWith(empty.resolve("configs") + ": no such folder; "), message);
  }

  @Test
  void datacenterWithoutPairsSaysSo() throws IOException {
    Files.createDirectories(root.resolve("configs/empty"));

    assertEquals(List.of(), project.directory().databases("empty"));
    assertTrue(refusal("empty", "x").contains("there is none yet"));
  }

  @Test
  void configurationThatIsNoReadableFileIsRefused() throws IOException {
    Files.createDirectories(root.resolve("configs/dc1/folder/config.json"));

    assertTrue(refusal("dc1", "folder").contains("config.json: cannot be read; "));
  }

  @Test
  void configurationThatIsNotUtf8IsRefused() throws IOException {
    Files.write(project.folder().resolve("config.json"), new byte[] {'{', (byte) 0xff, '}'});

    assertTrue(refusal("dc1", "billing").contains("config.json: is not UTF-8 text; "));
  }

  @Test
  void everyLoadReadsTheFileAnew() {
    ConfigurationDirectory directory = project.directory();
    assertEquals(5433, directory.load("dc1", "billing").destination().port());

    project.write("config.json", Project.example().replace("5433", "6000"));

    assertEquals(6000, directory.load("dc1", "billing").destination().port());
  }

  private String refusal(String dc, String db) {
    return String.valueOf(
        assertThrows(ConfigurationException.class, () -> project.directory().load(dc, db))
            .getMessage());
  }
}
