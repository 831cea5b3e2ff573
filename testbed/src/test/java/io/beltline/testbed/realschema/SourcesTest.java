package io.beltline.testbed.realschema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.process.Command;
import io.beltline.testbed.realschema.RealSchema.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourcesTest {

  /** What git calls the content "hello" with a line break. */
  private static final SourceFile HELLO =
      new SourceFile("sql/hello.sql", "ce013625030ba8dba906f756967f9e9ca394464a");

  private static final RealSchema SCHEMA =
      new RealSchema(
          "hello", "small", "someone/thing", "abc", null, null, List.of(HELLO), List.of());

  @TempDir Path folder;

  @Test
  void onlyTheContentThatIsMeantIsTakenFromAFolderAndThenKept() throws IOException {
    Sources sources = sources();
    Path file = folder.resolve("repositories/someone/thing/sql/hello.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "another version\n");
    assertThrows(IllegalArgumentException.class, () -> sources.find(SCHEMA, HELLO));

    Files.writeString(file, "hello\n");
    assertEquals("hello\n", Files.readString(sources.find(SCHEMA, HELLO)));

    Files.delete(file);
    assertEquals("hello\n", Files.readString(sources.find(SCHEMA, HELLO)));
  }

  @Test
  void aCloneWillDoAtWhateverCommit() throws IOException {
    String clone = folder.resolve("repositories/someone/thing").toString();
    Command.run(List.of("git", "init", "-q", clone));
    Path written = Files.writeString(folder.resolve("written"), "hello\n");
    Command.run(List.of("git", "-C", clone, "hash-object", "-w", written.toString()));

    assertEquals("hello\n", Files.readString(sources().find(SCHEMA, HELLO)));
  }

  @Test
  void everySchemaSaysWhereItIsAndWhyWhatIsLeftOut() {
    List<RealSchema> all = RealSchema.all();
    assertTrue(all.size() >= 5, "five of different kinds");
    assertEquals(all.size(), new HashSet<>(all.stream().map(RealSchema::name).toList()).size());
    for (RealSchema schema : all) {
      assertTrue(schema.name().matches("[a-z]+"), schema.name());
      assertTrue(schema.commit().matches("[0-9a-f]{40}"), schema.name());
      schema.files().forEach(file -> assertTrue(file.blob().matches("[0-9a-f]{40}"), file.path()));
      schema.leavesOut().forEach(left -> assertTrue(!left.why().isBlank(), schema.name()));
    }
  }

  private Sources sources() {
    return new Sources(folder.resolve("cache"), Optional.of(folder.resolve("repositories")));
  }
}
