package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * Compares inside the outage, when both sides stand still, what the comparison before it could not
 * have seen: three round trips on each side, both sides at once.
 */
final class FenceComparison {
  static final int NEWEST = 1_000;

  /** More is not read again in the outage; copying counts those rows itself. */
  private static final long COPIED_BYTES = 8L * 1024 * 1024;

  private final Attempt attempt;
  private final Direction direction;
  private final Findings findings = new Findings();

  FenceComparison(Attempt attempt, Direction direction) {
    this.attempt = attempt;
    this.direction = direction;
  }

  ValidationReport run() throws SQLException {
    ExecutorService threads = Threads.start(1);
    try {
      return compare(BothSides.open(attempt, direction, threads));
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport compare(BothSides sides) throws SQLException {
    MigrationScope scope = attempt.configuration().scope();
    RowHash hash =
        RowHash.knownTo(
            ComparisonSession.majorVersion(sides.provider()),
            ComparisonSession.majorVersion(sides.subscriber()));
    ComparedTables tables = ComparedTables.read(sides, scope);
    List<Table> copied = small(tables.copied());
    DigestBatch batch = new DigestBatch(hash);
    for (Table table : tables.replicated()) {
      addUnlessObstructed(tables, table, () -> batch.addNewest(table, NEWEST));
    }
    for (Table table : copied) {
      addUnlessObstructed(tables, table, () -> batch.addWhole(table));
    }
    compareRows(sides, batch, hash);
    int sequences = compareSequences(sides, scope);
    return findings.report(scope(batch, copied, tables.copied(), sequences), batch.size());
  }

  private void addUnlessObstructed(ComparedTables tables, Table table, Runnable add) {
    tables.obstacle(table).ifPresentOrElse(findings::couldNotVerify, add);
  }

  private void compareRows(BothSides sides, DigestBatch batch, RowHash hash) throws SQLException {
    BothSides.Answers<Map<Table, Digest>> answers = sides.ask(batch::run);
    List<Table> differing = new ArrayList<>();
    for (Map.Entry<Table, Digest> entry : answers.provider().entrySet()) {
      findings.compared(entry.getValue().rows());
      if (!entry.getValue().equals(answers.subscriber().get(entry.getKey()))) {
        differing.add(entry.getKey());
      }
    }
    for (Table table : differing) {
      if (table.key().isEmpty()) {
        nameTable(table, answers);
      } else {
        nameRows(sides, table, hash);
      }
    }
  }

  private void nameTable(Table table, BothSides.Answers<Map<Table, Digest>> answers) {
    long provider = rows(answers.provider(), table);
    long subscriber = rows(answers.subscriber(), table);
    Difference.Kind kind =
        subscriber < provider
            ? Difference.Kind.MISSING
            : subscriber > provider ? Difference.Kind.EXTRA : Difference.Kind.CHANGED;
    String what = "no key; %d rows on the provider, %d on the subscriber";
    findings.different(
        new Difference(
            table.name().toString(), what.formatted(provider, subscriber), kind, List.of()));
  }

  private static long rows(Map<Table, Digest> digests, Table table) {
    return Optional.ofNullable(digests.get(table)).map(Digest::rows).orElse(0L);
  }

  /** Where keys sort differently on the two sides, other rows are the newest: each is looked up. */
  private void nameRows(BothSides sides, Table table, RowHash hash) throws SQLException {
    ComparedTable compared =
        ComparedTables.withKeys(sides.provider(), List.of(table)).iterator().next();
    TableReader reader = new TableReader(compared, hash);
    BothSides.Answers<Map<Key, Fingerprint>> newest =
        sides.ask(session -> reader.newest(session, NEWEST));
    Set<Key> keys = new HashSet<>(newest.provider().keySet());
    keys.addAll(newest.subscriber().keySet());
    keys.removeIf(
        key ->
            newest.provider().containsKey(key)
                && newest.provider().get(key).equals(newest.subscriber().get(key)));
    BothSides.Answers<Map<Key, RowState>> rows = sides.ask(session -> reader.lookup(session, keys));
    RowDifference difference = new RowDifference(reader, sides);
    for (Key key : keys) {
      RowState provider = rows.provider().getOrDefault(key, RowState.ABSENT);
      RowState subscriber = rows.subscriber().getOrDefault(key, RowState.ABSENT);
      if (!provider.fingerprint().equals(subscriber.fingerprint()) && !findings.full()) {
        findings.different(difference.describe(key, provider, subscriber));
      }
    }
  }

  private int compareSequences(BothSides sides, MigrationScope scope) throws SQLException {
    BothSides.Answers<List<QualifiedName>> names =
        sides.ask(session -> Sequences.list(session, scope));
    List<QualifiedName> onBoth = new ArrayList<>(names.provider());
    onBoth.retainAll(names.subscriber());
    names.provider().stream()
        .filter(name -> !names.subscriber().contains(name))
        .forEach(
            name ->
                findings.couldNotVerify(
                    "sequence %s does not exist on the subscriber".formatted(name)));
    BothSides.Answers<Map<QualifiedName, SequencePosition>> positions =
        sides.ask(session -> Sequences.positions(session, onBoth));
    positions
        .subscriber()
        .forEach(
            (name, position) -> {
              SequencePosition provider = positions.provider().get(name);
              if (provider != null && position.isBehind(provider)) {
                findings.different(
                    new Difference(
                        name.toString(),
                        "the sequence's position is behind",
                        Difference.Kind.CHANGED,
                        List.of("last_value")));
              }
            });
    return onBoth.size();
  }

  private static List<Table> small(List<Table> copied) {
    List<Table> small = new ArrayList<>();
    long bytes = 0;
    List<Table> ascending = copied.stream().sorted(Comparator.comparingLong(Table::bytes)).toList();
    for (Table table : ascending) {
      bytes += table.bytes();
      if (bytes <= COPIED_BYTES) {
        small.add(table);
      }
    }
    return small;
  }

  private static String scope(
      DigestBatch batch, List<Table> small, List<Table> copied, int sequences) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "the newest %d rows of each of %d replicated tables"
            .formatted(NEWEST, batch.size() - small.size()));
    parts.add("all rows of %d copied tables".formatted(small.size()));
    parts.add("positions of %d sequences".formatted(sequences));
    List<String> large =
        copied.stream()
            .filter(table -> !small.contains(table))
            .map(table -> table.name().toString())
            .toList();
    if (!large.isEmpty()) {
      parts.add(
          "not %d copied tables above %d MB in all, whose rows were counted when they were copied: %s"
              .formatted(large.size(), COPIED_BYTES >> 20, String.join(", ", large)));
    }
    return String.join("; ", parts);
  }
}
