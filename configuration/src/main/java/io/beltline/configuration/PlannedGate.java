package io.beltline.configuration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A place in the cutover where a pair wants a human to approve. */
public enum PlannedGate {
  /** Before the write outage. */
  REVOKE_LOGINS("revoke-logins"),
  /** Inside the write outage, before the forward direction goes: the outage lasts until then. */
  TEARDOWN_FORWARD_REPLICATION("teardown-forward-replication"),
  /** At the end of the rollback window. */
  TEARDOWN("teardown");

  /** The gates of a pair that names none. */
  public static final Set<PlannedGate> DEFAULT = Set.of(REVOKE_LOGINS, TEARDOWN);

  private final String wireName;

  PlannedGate(String wireName) {
    this.wireName = wireName;
  }

  /** Returns how it is written in a configuration and in an approval. */
  public String wireName() {
    return wireName;
  }

  static Map<String, PlannedGate> byName() {
    Map<String, PlannedGate> byName = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(gate -> byName.put(gate.wireName, gate));
    return byName;
  }
}
