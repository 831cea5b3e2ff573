package io.beltline.workflows.schema;

import java.util.List;

/**
 * What was adopted of the changes of the source's schema.
 *
 * @param adopted one line for each change that the destination has now
 * @param left one line for each that it has not, with the reason where there was a refusal
 * @param rowsGotColumns whether tables got columns since all rows were last known to be equal
 */
public record Adoption(List<String> adopted, List<String> left, boolean rowsGotColumns) {
  private static final int MAX = 1_000;

  /** Makes them unmodifiable, and not too long for a result. */
  public Adoption {
    adopted = List.copyOf(adopted.subList(0, Math.min(adopted.size(), MAX)));
    left = List.copyOf(left.subList(0, Math.min(left.size(), MAX)));
  }
}
