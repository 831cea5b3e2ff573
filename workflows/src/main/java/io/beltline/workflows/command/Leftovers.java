package io.beltline.workflows.command;

import java.util.ArrayList;
import java.util.List;

/**
 * What counts as left over.
 *
 * @param full whether the extension was to go as well
 */
record Leftovers(boolean full) {
  List<String> of(List<String> found) {
    List<String> left = new ArrayList<>(found);
    if (!full) {
      left.removeIf(Leftovers::isPartOfTheExtension);
    }
    return left;
  }

  private static boolean isPartOfTheExtension(String object) {
    return object.endsWith(": extension pglogical")
        || object.endsWith(": schema pglogical")
        || object.contains(": event trigger pglogical_");
  }
}
