package io.beltline.testbed.mutation;

import io.beltline.testbed.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One error.
 *
 * @param kind the class of errors that it belongs to
 * @param plant statements that plant it on the destination
 * @param undo statements that undo it; empty where the source's rows are brought again
 * @param expected what must be said of it, and nothing else: lines as {@link Said} writes them
 */
public record Corruption(String kind, String plant, String undo, Set<String> expected) {

  /** Rows that a link carries. */
  public static final String ROWS = "rows.txt";

  /** Rows and objects that no link carries. */
  public static final String COPIED = "copied.txt";

  /** Sequences, and everything else that is no row. */
  public static final String SCHEMA = "schema.txt";

  /** Makes it unmodifiable. */
  public Corruption {
    expected = Set.copyOf(expected);
  }

  /** The script that makes the tables. */
  public static String tables() {
    return Resource.text(Corruption.class, "tables.sql");
  }

  /** The script that makes the large objects, on each side. */
  public static String largeObjects() {
    return Resource.text(Corruption.class, "large-objects.sql");
  }

  /** Those of one file, in its order. */
  public static List<Corruption> of(String file) {
    String text = Resource.text(Corruption.class, file);
    return Arrays.stream(text.split("\n\n"))
        .map(String::strip)
        .filter(block -> !block.startsWith("#"))
        .map(Corruption::parse)
        .toList();
  }

  /** All of them. */
  public static List<Corruption> all() {
    List<Corruption> all = new ArrayList<>(of(ROWS));
    all.addAll(of(SCHEMA));
    all.addAll(of(COPIED));
    return List.copyOf(all);
  }

  private static Corruption parse(String block) {
    List<String> lines = List.of(block.split("\n"));
    String plant = "";
    String undo = "";
    Set<String> expected = new TreeSet<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("plant: ")) {
        plant = line.substring("plant: ".length());
      } else if (line.startsWith("undo: ")) {
        undo = line.substring("undo: ".length());
      } else {
        expected.add(line.strip());
      }
    }
    if (plant.isEmpty() || expected.isEmpty()) {
      throw new IllegalStateException("says not what is planted, or what is expected: " + block);
    }
    return new Corruption(lines.get(0), plant, undo, expected);
  }

  /** Which comparison must see it. */
  public Said.By by() {
    String line = expected.iterator().next();
    return Said.By.of(line.substring(0, line.indexOf(':')));
  }

  /** The tables whose rows it changes, as a statement names them. */
  public Set<String> tablesChanged() {
    Set<String> tables = new TreeSet<>();
    expected.stream()
        .filter(line -> line.startsWith(Said.ROWS))
        .forEach(line -> tables.add(line.substring(Said.ROWS.length(), line.indexOf(" | "))));
    return tables;
  }

  @Override
  public String toString() {
    return kind + ": " + plant;
  }
}
