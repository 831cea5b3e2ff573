package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An archive's table of contents, as {@code pg_restore --list} prints it, less what is left out. An
 * entry is known by the OIDs of its catalog and of its row there; one that has none is known by its
 * exact text.
 */
final class TableOfContents {
  /** The OID of catalog {@code pg_class}. */
  static final long RELATIONS = 1259;

  /** The OID of catalog {@code pg_constraint}. */
  static final long CONSTRAINTS = 2606;

  /** The OID of catalog {@code pg_namespace}. */
  static final long SCHEMAS = 2615;

  /** The OID of catalog {@code pg_trigger}. */
  static final long TRIGGERS = 2620;

  /** The OID of catalog {@code pg_extension}. */
  static final long EXTENSIONS = 3079;

  /** The OID of catalog {@code pg_event_trigger}. */
  static final long EVENT_TRIGGERS = 3466;

  private static final Pattern LINE = Pattern.compile("(\\d+); (\\d+) (\\d+) (.*)");

  private final List<Entry> entries;
  private final Set<Long> leftOut = new HashSet<>();

  private TableOfContents(List<Entry> entries) {
    this.entries = entries;
  }

  /** Reads the list; comment lines are passed over. */
  static TableOfContents parse(String list) {
    List<Entry> entries = new ArrayList<>();
    list.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line ->
                entries.add(
                    new Entry(
                        Long.parseLong(line.group(1)),
                        Long.parseLong(line.group(2)),
                        Long.parseLong(line.group(3)),
                        comparable(line.group(4)))));
    return new TableOfContents(entries);
  }

  /** The same less what is left out so far, to leave out more of it. */
  TableOfContents copy() {
    TableOfContents copy = new TableOfContents(entries);
    copy.leftOut.addAll(leftOut);
    return copy;
  }

  /** The OIDs of what the archive has of a catalog, as text to be bound. */
  Set<Long> oids(long catalog) {
    return entries.stream()
        .filter(entry -> entry.catalog == catalog)
        .map(Entry::oid)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Leaves out the entries of these rows of a catalog. */
  void leaveOut(long catalog, Collection<Long> oids) {
    entries.stream()
        .filter(entry -> entry.catalog == catalog && oids.contains(entry.oid))
        .forEach(entry -> leftOut.add(entry.dumpId));
  }

  /**
   * Leaves out the one entry without OID whose text is one of these, which differ in what versions
   * of {@code pg_dump} write.
   */
  void leaveOut(List<String> spellings) {
    Set<String> texts =
        spellings.stream().map(TableOfContents::comparable).collect(Collectors.toSet());
    List<Entry> found =
        entries.stream().filter(entry -> entry.catalog == 0 && texts.contains(entry.text)).toList();
    if (found.size() != 1) {
      throw StepFailures.stop(
          "ArchiveNotUnderstood",
          "The archive's table of contents has "
              + found.size()
              + " entries '"
              + spellings.get(0)
              + "'",
          "Report it with the version of pg_dump.");
    }
    leftOut.add(found.get(0).dumpId);
  }

  /** Leaves out entries without OID that have this text, if there are any. */
  void leaveOutIfPresent(String text) {
    entries.stream()
        .filter(entry -> entry.catalog == 0 && entry.text.equals(text))
        .forEach(entry -> leftOut.add(entry.dumpId));
  }

  /** Leaves out every entry without OID of a kind, such as {@code USER MAPPING}. */
  void leaveOutEvery(String kind) {
    entries.stream()
        .filter(entry -> entry.catalog == 0 && entry.text.startsWith(kind + " - "))
        .forEach(entry -> leftOut.add(entry.dumpId));
  }

  /** How many entries are restored. */
  int size() {
    return entries.size() - leftOut.size();
  }

  /** What {@code pg_restore --use-list} reads. */
  String useList() {
    return entries.stream()
        .filter(entry -> !leftOut.contains(entry.dumpId))
        .map(entry -> entry.dumpId + ";\n")
        .collect(Collectors.joining());
  }

  /** pg_dump quotes some names as its own version needs it, and makes line breaks spaces. */
  private static String comparable(String text) {
    return text.replace("\"", "").replace('\n', ' ').replace('\r', ' ').strip();
  }

  private record Entry(long dumpId, long catalog, long oid, String text) {}
}
