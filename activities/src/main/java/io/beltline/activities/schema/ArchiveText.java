package io.beltline.activities.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Has {@code pg_restore} write SQL instead of running it.
 *
 * @param client runs it
 * @param programs whose version it is
 * @param folder for its files
 * @param archive what it reads
 */
record ArchiveText(
    ClientProgram client, PostgresPrograms programs, WorkFolder folder, Path archive) {

  /** What these entries of the archive say. */
  String of(TableOfContents contents) throws IOException {
    Path list = folder.file("use-list");
    Path sql = folder.file("sql");
    Files.writeString(list, contents.useList(), StandardCharsets.UTF_8);
    client.run(
        List.of(
            programs.program("pg_restore"),
            "--no-tablespaces",
            "--use-list",
            list.toString(),
            "--file",
            sql.toString(),
            archive.toString()),
        folder.file("output"));
    return Files.readString(sql, StandardCharsets.UTF_8);
  }
}
