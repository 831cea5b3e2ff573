package io.beltline.testbed.ledger;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which entries a server acknowledged, and for which the answer to the commit never came. */
final class Promises {

  private final Map<Integer, BitSet> acknowledged = new HashMap<>();
  private final Map<Integer, BitSet> inDoubt = new HashMap<>();

  synchronized void acknowledge(Entry entry) {
    add(acknowledged, entry);
  }

  synchronized void doubt(Entry entry) {
    add(inDoubt, entry);
  }

  synchronized long acknowledged() {
    return size(acknowledged);
  }

  synchronized long inDoubt() {
    return size(inDoubt);
  }

  synchronized boolean isAcknowledged(Entry entry) {
    return has(acknowledged, entry);
  }

  /** Whether the entry may stand in the ledger. */
  synchronized boolean isPossible(Entry entry) {
    return has(acknowledged, entry) || has(inDoubt, entry);
  }

  /** The sessions that got at least one answer, or lost one. */
  synchronized Set<Integer> sessions() {
    Set<Integer> sessions = new TreeSet<>(acknowledged.keySet());
    sessions.addAll(inDoubt.keySet());
    return sessions;
  }

  private static void add(Map<Integer, BitSet> entries, Entry entry) {
    entries.computeIfAbsent(entry.session(), session -> new BitSet()).set(entry.number());
  }

  private static boolean has(Map<Integer, BitSet> entries, Entry entry) {
    BitSet numbers = entries.get(entry.session());
    return numbers != null && numbers.get(entry.number());
  }

  private static long size(Map<Integer, BitSet> entries) {
    return entries.values().stream().mapToLong(BitSet::cardinality).sum();
  }
}
