package io.beltline.testbed.realschema;

import java.util.List;

/**
 * How it went with all of them.
 *
 * @param ok whether both sides are the same for each
 * @param schemas one for each
 */
record RealSchemaReport(boolean ok, List<MigratedSchema> schemas) {

  private static final int SHOWN = 20;
  private static final int WIDTH = 300;

  /** All of them. */
  static RealSchemaReport of(List<MigratedSchema> schemas) {
    return new RealSchemaReport(
        schemas.stream().allMatch(schema -> schema.problems().isEmpty()), List.copyOf(schemas));
  }

  /** A table, and below it what is wrong. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-16s %7s %7s %9s %9s %8s %8s  %s%n"
            .formatted(
                "schema",
                "tables",
                "filled",
                "rows",
                "objects",
                "commits",
                "outage",
                "both sides"));
    for (MigratedSchema schema : schemas) {
      text.append(
          "%-16s %,7d %,7d %,9d %,9d %,8d %5d ms  %s%n"
              .formatted(
                  schema.name(),
                  schema.tables(),
                  schema.filled(),
                  schema.rows(),
                  schema.objects(),
                  schema.commits(),
                  schema.outageMs(),
                  schema.verdict()));
    }
    for (MigratedSchema schema : schemas) {
      problems(schema, text);
    }
    return text.toString().stripTrailing();
  }

  private static void problems(MigratedSchema schema, StringBuilder text) {
    List<String> all = schema.problems();
    for (String problem : all.subList(0, Math.min(SHOWN, all.size()))) {
      String shown = problem.length() > WIDTH ? problem.substring(0, WIDTH) + " ..." : problem;
      text.append("  ! %s: %s%n".formatted(schema.name(), shown));
    }
    if (all.size() > SHOWN) {
      text.append("  ! %s: and %d more%n".formatted(schema.name(), all.size() - SHOWN));
    }
  }
}
