package io.beltline.workflows.pair;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.regex.Pattern;

/**
 * One database that moves: the datacenter and the name under which its configuration is filed.
 *
 * @param dc name of the datacenter, the folder below {@code configs/}
 * @param db name of the pair, the folder below the datacenter; not a database name on a server
 */
public record Pair(String dc, String db) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  public Pair {
    requireName("datacenter", dc);
    requireName("database", db);
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " name '"
              + name
              + "' must start with a letter or digit and go on with letters, digits, '.', '_' or '-'");
    }
  }

  /** The task queue that carries this pair's workflows and steps: one for each datacenter. */
  @JsonIgnore
  public String taskQueue() {
    return "beltline-" + dc;
  }

  /** {@code dc/db}, as it stands in workflow ids, session tags and messages. */
  @Override
  public String toString() {
    return dc + "/" + db;
  }
}
