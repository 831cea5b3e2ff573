package io.beltline.starter.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.workflows.schema.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaFileCommandsTest {
  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @TempDir Path directory;

  @Test
  void dumpWritesFourFilesAndTellsWhere() throws IOException {
    Ran ran = belt("dump-schema", "test", "echo");

    assertEquals(0, ran.exitCode(), ran.err());
    assertEquals("create table t (id int);", Files.readString(file("no_invalid_constraints.sql")));
    assertEquals("create index i on t (id);", Files.readString(file("indexes.sql")));
    assertTrue(ran.out().contains("  " + file("schema.sql") + "\n"), ran.out());
    try (Stream<Path> files = Files.list(folder())) {
      assertEquals(4, files.count());
    }
  }

  @Test
  void dumpReplacesWhatIsThere() throws IOException {
    write("indexes.sql", "old");

    assertEquals(0, belt("dump-schema", "test", "echo").exitCode());

    assertEquals("create index i on t (id);", Files.readString(file("indexes.sql")));
  }

  @Test
  void dumpTellsThePathsAsJson() {
    Ran ran = belt("dump-schema", "test", "echo", "--json");

    assertTrue(ran.out().contains("\"indexes.sql\" : \"" + file("indexes.sql") + "\""), ran.out());
    assertFalse(ran.out().contains("packed"), ran.out());
  }

  @Test
  void aFolderThatCannotBeWrittenConcernsItsPairAlone() throws IOException {
    Files.createDirectories(directory.resolve("schemas/test"));
    Files.writeString(directory.resolve("schemas/test/alpha"), "a file");

    Ran ran = belt("dump-schema", "test");

    assertEquals(2, ran.exitCode(), ran.err());
    assertTrue(ran.err().contains("test/alpha: "), ran.err());
    assertTrue(Files.exists(directory.resolve("schemas/test/omega/schema.sql")));
  }

  @Test
  void loadSchemaSendsTheFileAsItIsNow() throws IOException {
    write("no_invalid_constraints.sql", "create table mine (\"ü\" text);");

    Ran ran = belt("load-schema", "test", "echo");

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(
        ran.out().contains("no_invalid_constraints.sql: create table mine (\"ü\" text);"),
        ran.out());
  }

  @Test
  void loadSchemaWithoutItsFileSaysHowToMakeIt() {
    Ran ran = belt("load-schema", "test", "echo");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains(file("no_invalid_constraints.sql") + " does not exist"));
    assertTrue(ran.err().contains("belt dump-schema test echo"), ran.err());
  }

  @Test
  void indexesAndConstraintsAreSentOrTakenFromWhatSetupStored() throws IOException {
    Ran stored = belt("create-indexes", "test", "echo");
    assertEquals(0, stored.exitCode(), stored.err());
    assertTrue(
        stored.err().contains("indexes.sql does not exist here; what setup has stored is used"),
        stored.err());
    assertFalse(stored.out().contains("indexes.sql: "), stored.out());

    write("indexes.sql", "create index mine on t (id);");
    write("invalid_constraints.sql", "alter table t add check (true) not valid;");
    Ran indexes = belt("create-indexes", "test", "echo");
    assertTrue(indexes.out().contains("indexes.sql: create index mine"), indexes.out());
    assertEquals("test/echo: " + file("indexes.sql") + " is used\n", indexes.err());
    Ran constraints = belt("load-constraints", "test", "echo");
    assertTrue(constraints.out().contains("invalid_constraints.sql: alter"), constraints.out());
    assertFalse(constraints.out().contains("create index"), constraints.out());
  }

  @Test
  void syncSendsBothIfTheyAreThereUnlessTheSchemaIsNotItsBusiness() throws IOException {
    write("indexes.sql", "create index mine on t (id);");
    write("invalid_constraints.sql", "alter table t add check (true) not valid;");

    Ran all = belt("sync", "test", "echo");
    Ran without = belt("sync", "test", "echo", "--no-schema");

    assertTrue(all.out().contains("indexes.sql: create index mine"), all.out());
    assertTrue(all.out().contains("invalid_constraints.sql: alter"), all.out());
    assertFalse(without.out().contains("create index"), without.out());
    assertEquals(
        List.of(
            "test/echo: " + file("indexes.sql") + " is used",
            "test/echo: " + file("invalid_constraints.sql") + " is used"),
        all.err().lines().toList());
    assertEquals("", without.err());
  }

  @Test
  void syncSaysWhichOfTheTwoIsTakenFromWhatSetupStored() throws IOException {
    write("indexes.sql", "create index mine on t (id);");

    Ran ran = belt("sync", "test", "echo");

    assertEquals(
        List.of(
            "test/echo: " + file("indexes.sql") + " is used",
            "test/echo: "
                + file("invalid_constraints.sql")
                + " does not exist here; what setup has stored is used"),
        ran.err().lines().toList());
  }

  @Test
  void aByteOrderMarkIsNotSent() throws IOException {
    write("no_invalid_constraints.sql", "\uFEFFcreate table mine (id int);");

    Ran ran = belt("load-schema", "test", "echo");

    assertTrue(
        ran.out().contains("no_invalid_constraints.sql: create table mine (id int);"), ran.out());
  }

  @Test
  void aFolderThatIsALinkToOneIsWrittenInto() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    Files.createDirectories(folder().resolveSibling(""));
    Files.createSymbolicLink(folder(), elsewhere);

    Ran ran = belt("dump-schema", "test", "echo");

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(Files.isRegularFile(elsewhere.resolve("schema.sql")));
    assertTrue(Files.isSymbolicLink(folder()));
  }

  @Test
  void filesAreAsReadableAsAnyOther() throws IOException {
    Path usual = Files.writeString(directory.resolve("usual"), "");

    assertEquals(0, belt("dump-schema", "test", "echo").exitCode());

    assertEquals(
        Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(file("schema.sql")));
  }

  @Test
  void aFileThatIsTooLargeIsNotSent() throws IOException {
    byte[] noise = new byte[SqlText.MAX_PACKED];
    new Random(7).nextBytes(noise);
    write("no_invalid_constraints.sql", HexFormat.of().formatHex(noise));

    Ran ran = belt("load-schema", "test", "echo");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("is too large to be sent"), ran.err());
    assertTrue(ran.err().contains(String.valueOf(SqlText.MAX_PACKED)), ran.err());
  }

  private Ran belt(String... args) {
    return temporal.beltIn(directory, args);
  }

  private void write(String name, String sql) throws IOException {
    Files.createDirectories(folder());
    Files.writeString(file(name), sql);
  }

  private Path file(String name) {
    return folder().resolve(name);
  }

  private Path folder() {
    return directory.resolve("schemas/test/echo");
  }
}
