package io.beltline.testbed.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that the sessions of one application learned. */
final class Observations implements AutoCloseable {

  private final Promises promises = new Promises();
  private final Pace pace = new Pace();
  private final Map<String, Long> errors = new TreeMap<>();
  private final Optional<Journal> journal;

  Observations(Optional<Path> journal) {
    this.journal = journal.map(Journal::new);
  }

  synchronized void acknowledged(Entry entry, Side side) {
    journal.ifPresent(file -> file.acknowledged(entry));
    promises.acknowledge(entry);
    pace.acknowledged(side);
  }

  synchronized void inDoubt(Entry entry) {
    journal.ifPresent(file -> file.inDoubt(entry));
    promises.doubt(entry);
  }

  synchronized void error(SQLException failure) {
    String state = failure.getSQLState();
    errors.merge(state == null ? "none" : state, 1L, Long::sum);
  }

  synchronized Map<String, Long> errors() {
    return new TreeMap<>(errors);
  }

  Promises promises() {
    return promises;
  }

  Pace pace() {
    return pace;
  }

  @Override
  public synchronized void close() {
    journal.ifPresent(Journal::close);
  }
}
