package io.beltline.starter.dsn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DsnCommandsTest {
  private static final String CONFIGURATION =
      """
      {
        "dc": "prod", "db": "orders", // as in pgbelt
        "src": {
          "host": "old.example.com", "port": 5432, "db": "app",
          "root_user": {"name": "postgres", "pw": {"env": "ROOT_PASSWORD"}},
          "owner_user": {"name": "app_owner", "pw": "it's"},
          "pglogical_user": {"name": "pglogical", "pw": "p"}
        },
        "dst": null
      }
      """;

  @TempDir Path directory;

  @BeforeEach
  void configure() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("configs/prod/orders"));
    Files.writeString(folder.resolve("config.json"), CONFIGURATION);
  }

  @Test
  void connectsAsRootWithThePasswordAsItIsNow() {
    Ran ran = belt("src-dsn", "prod", "orders");

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("host='old.example.com'"), ran.out());
    assertTrue(ran.out().contains("user='postgres'"), ran.out());
    assertTrue(ran.out().contains("password='from the environment'"), ran.out());
  }

  @Test
  void connectsAsTheOwnerOrAsThePglogicalRole() {
    assertTrue(belt("src-dsn", "prod", "orders", "--owner").out().contains("user='app_owner'"));
    assertTrue(belt("src-dsn", "prod", "orders", "--pglogical").out().contains("'pglogical'"));
    assertTrue(belt("src-dsn", "prod", "orders", "--no-owner").out().contains("'postgres'"));
    assertTrue(belt("src-dsn", "prod", "orders", "--no-pglogical").out().contains("'postgres'"));
    assertTrue(
        belt("src-dsn", "prod", "orders", "--owner", "--no-pglogical")
            .out()
            .contains("user='app_owner'"));
  }

  @Test
  void refusesTwoRolesAtOnce() {
    assertEquals(2, belt("src-dsn", "prod", "orders", "--owner", "--pglogical").exitCode());
  }

  @Test
  void printsOneObjectAsJson() {
    Ran ran = belt("src-dsn", "prod", "orders", "--owner", "--json");

    assertTrue(ran.out().startsWith("{\n  \"dsn\" : \"host='old.example.com'"), ran.out());
  }

  @Test
  void saysWhichSideIsNotConfigured() {
    Ran ran = belt("dst-dsn", "prod", "orders");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("dst"), ran.err());
  }

  @Test
  void listsTheKnownDatabasesForAnUnknownOne() {
    Ran ran = belt("src-dsn", "prod", "order");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("known are orders"), ran.err());
  }

  @Test
  void readsTheFolderThatIsNamed() {
    Ran ran =
        FakeTemporal.belt(
            Map.of("ROOT_PASSWORD", "x"),
            Path.of(""),
            "src-dsn",
            "prod",
            "orders",
            "--config-dir",
            directory.toString());

    assertEquals(0, ran.exitCode(), ran.err());
  }

  private Ran belt(String... args) {
    return FakeTemporal.belt(Map.of("ROOT_PASSWORD", "from the environment"), directory, args);
  }
}
