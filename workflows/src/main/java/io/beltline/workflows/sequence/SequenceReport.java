package io.beltline.workflows.sequence;

import java.util.List;

/**
 * Sequences after a sync.
 *
 * @param sequences how many were looked at
 * @param moved how many had to be moved
 * @param behind which stand behind the provider's all the same, because those move on
 */
public record SequenceReport(int sequences, int moved, List<String> behind) {
  public SequenceReport {
    behind = List.copyOf(behind);
  }
}
