package io.beltline.configuration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The replication engine that a pair asks for. */
public enum EngineChoice {
  /** Precheck chooses, and says why. */
  AUTO("auto"),
  /** pglogical on both servers. */
  PGLOGICAL("pglogical"),
  /** PostgreSQL's own publications and subscriptions. */
  NATIVE("native"),
  /** Dump and restore inside the write outage. */
  DUMP("dump");

  private final String wireName;

  EngineChoice(String wireName) {
    this.wireName = wireName;
  }

  /** Returns how it is written in a configuration. */
  public String wireName() {
    return wireName;
  }

  static Map<String, EngineChoice> byName() {
    Map<String, EngineChoice> byName = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(choice -> byName.put(choice.wireName, choice));
    return byName;
  }
}
