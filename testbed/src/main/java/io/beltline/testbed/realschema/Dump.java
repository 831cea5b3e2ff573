package io.beltline.testbed.realschema;

import io.beltline.testbed.process.Command.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code pg_dump} says about a database, in an order of its own.
 *
 * @param settings every line about the database as a whole, sorted
 * @param schema every line about its objects and rights, sorted
 * @param rows every row with its table's name, sorted
 * @param sequences the position of each
 */
record Dump(
    List<String> settings, List<String> schema, List<String> rows, Map<String, Long> sequences) {

  private static final Pattern POSITION =
      Pattern.compile("^SELECT pg_catalog\\.setval\\('(.*)', (-?\\d+), (?:true|false)\\);$");

  private static final Pattern NO_CONTENT = Pattern.compile("^(\\\\(un)?restrict .*|)$");

  /** Dumps all of a database. */
  static Dump of(Client client) {
    // Who may connect is the migration's own business.
    List<String> settings =
        lines(client, "--schema-only", "--create").stream()
            .filter(line -> line.startsWith("ALTER DATABASE "))
            .sorted()
            .toList();
    List<String> rows = new ArrayList<>();
    Map<String, Long> sequences = new TreeMap<>();
    String table = "";
    for (String line : lines(client, "--data-only")) {
      Matcher position = POSITION.matcher(line);
      if (!table.isEmpty()) {
        table = line.equals("\\.") ? "" : table;
        rows.add(table + "\t" + line);
      } else if (line.startsWith("COPY ")) {
        table = line;
        rows.add(line);
      } else if (position.matches()) {
        sequences.put(position.group(1), Long.parseLong(position.group(2)));
      } else if (!NO_CONTENT.matcher(line).matches()) {
        rows.add(line);
      }
    }
    rows.sort(null);
    return new Dump(settings, schema(client), rows, sequences);
  }

  private static List<String> schema(Client client) {
    return lines(client, "--schema-only").stream()
        .filter(line -> !NO_CONTENT.matcher(line).matches())
        .sorted()
        .toList();
  }

  /**
   * The schema of a database as it reads where it was restored, because a server may write what was
   * typed in other words than what was restored: it is restored into an empty one beside it.
   */
  static List<String> restoredOnce(Client client) throws SQLException {
    Client beside = new Client(client.server(), client.database() + "_restored", client.work());
    client.server().createDatabase(beside.database());
    Path file = client.work().path().resolve("schema.sql");
    Ended dumped = client.run("pg_dump", "--schema-only", "--file", file.toString());
    Ended restored = beside.run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file.toString());
    if (dumped.exitCode() != 0 || restored.exitCode() != 0) {
      throw new IllegalStateException(
          "the dump cannot be restored: " + dumped.errors() + restored.errors());
    }
    return schema(beside);
  }

  /** Whether the schema reads the same, line by line. */
  boolean readsAs(Dump migrated) {
    return schema.equals(migrated.schema());
  }

  /** The same with the schema in other words. */
  Dump inWords(List<String> words) {
    return new Dump(settings, words, rows, sequences);
  }

  /** What is not the same on the other side, where the migrated database is. */
  List<String> differences(Dump migrated) {
    List<String> differences = new ArrayList<>();
    missing(settings, migrated.settings(), "only set on the source", differences);
    missing(migrated.settings(), settings, "only set on the destination", differences);
    missing(schema, migrated.schema(), "only in the source's schema", differences);
    missing(migrated.schema(), schema, "only in the destination's schema", differences);
    missing(rows, migrated.rows(), "only on the source", differences);
    missing(migrated.rows(), rows, "only on the destination", differences);
    for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
      Long arrived = migrated.sequences().get(sequence.getKey());
      if (arrived == null || arrived < sequence.getValue()) {
        differences.add(
            "sequence %s: %d on the source, %s on the destination"
                .formatted(sequence.getKey(), sequence.getValue(), arrived));
      }
    }
    return differences;
  }

  private static void missing(
      List<String> here, List<String> there, String words, List<String> differences) {
    int next = 0;
    for (String line : here) {
      while (next < there.size() && there.get(next).compareTo(line) < 0) {
        next++;
      }
      if (next < there.size() && there.get(next).equals(line)) {
        next++;
      } else {
        differences.add(words + ": " + line);
      }
    }
  }

  private static List<String> lines(Client client, String... what) {
    Path file = client.work().path().resolve("dump.sql");
    String[] arguments = new String[what.length + 2];
    arguments[0] = "--file";
    arguments[1] = file.toString();
    System.arraycopy(what, 0, arguments, 2, what.length);
    Ended ended = client.run("pg_dump", arguments);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException("pg_dump failed: " + ended.errors());
    }
    try {
      // Not by readLines: a value may hold what Java takes for the end of a line.
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Files.delete(file);
      return List.of(text.split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what pg_dump wrote", e);
    }
  }
}
