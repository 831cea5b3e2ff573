package io.beltline.workflows.schema;

import java.util.List;

/**
 * How two schemas differ.
 *
 * @param objects how many objects of the source were compared
 * @param differences one line each, at most {@link #MAX_DIFFERENCES}
 */
public record SchemaDiff(int objects, List<String> differences) {
  /** Results stay small however much differs. */
  public static final int MAX_DIFFERENCES = 1_000;

  public SchemaDiff {
    differences =
        List.copyOf(differences.subList(0, Math.min(differences.size(), MAX_DIFFERENCES)));
  }
}
