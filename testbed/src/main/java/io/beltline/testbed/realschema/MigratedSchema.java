package io.beltline.testbed.realschema;

import java.util.List;

/**
 * How it went with one schema.
 *
 * @param name of the schema
 * @param kind what it has that others have not
 * @param tables that can hold rows
 * @param filled that held some when the migration began
 * @param rows lines of both dumps about rows
 * @param objects lines of both dumps about everything else
 * @param commits that were acknowledged while it was migrated
 * @param refusals that the application met meanwhile, from constraints and triggers
 * @param outageMs the write outage
 * @param seconds in all
 * @param inSameWords whether the schema reads the same too; otherwise it does after one restore
 * @param problems whatever is not the same on both sides, or went wrong
 */
record MigratedSchema(
    String name,
    String kind,
    int tables,
    int filled,
    int rows,
    int objects,
    long commits,
    long refusals,
    long outageMs,
    double seconds,
    boolean inSameWords,
    List<String> problems) {

  /** What is to be said of the two sides. */
  String verdict() {
    if (!problems.isEmpty()) {
      return "NOT IDENTICAL";
    }
    return inSameWords ? "identical" : "identical, once restored";
  }

  /** One that did not come to its end. */
  static MigratedSchema failed(RealSchema schema, double seconds, String problem) {
    return new MigratedSchema(
        schema.name(), schema.kind(), 0, 0, 0, 0, 0, 0, 0, seconds, false, List.of(problem));
  }
}
