package io.beltline.workflows.fence;

import java.util.List;

/**
 * What is true of a side's fence at one moment.
 *
 * @param fenced whether a fence was put up there and not taken down
 * @param gaps why writes could happen all the same; empty if they cannot
 * @param roles roles in its login manifest that had a login before
 */
public record FenceView(boolean fenced, List<String> gaps, List<String> roles) {
  public FenceView {
    gaps = List.copyOf(gaps);
    roles = List.copyOf(roles);
  }
}
