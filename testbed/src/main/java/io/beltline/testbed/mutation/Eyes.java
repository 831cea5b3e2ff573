package io.beltline.testbed.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.rehearsal.Stage;
import java.util.Set;
import java.util.TreeSet;

/** The comparisons as an operator types them. */
final class Eyes {

  private final Belt belt;
  private final String database;

  Eyes(Belt belt, String database) {
    this.belt = belt;
    this.database = database;
  }

  /**
   * What one of them says; a command that ends well has said nothing, and one that does not has.
   */
  Set<String> look(Said.By by) {
    return switch (by) {
      case VALIDATE_DATA -> said(Said::ofRows, "validate-data", "--limit", "1000");
      case DIFF_SEQUENCES -> said(Said::ofSequences, "diff-sequences");
      case DIFF_SCHEMAS -> said(Said::ofSchemas, "diff-schemas", "--full");
    };
  }

  private Set<String> said(Reading reading, String command, String... options) {
    String[] typed = new String[3 + options.length];
    typed[0] = command;
    typed[1] = Stage.DATACENTER;
    typed[2] = database;
    System.arraycopy(options, 0, typed, 3, options.length);
    Answer answer = belt.run(typed);
    JsonNode result = answer.result().at("/results/0");
    Set<String> said = new TreeSet<>(reading.of(result.path("detail")));
    if (said.isEmpty() != (answer.exitCode() == Answer.DONE)) {
      said.add(
          "%s ended with %d: %s %s"
              .formatted(
                  command,
                  answer.exitCode(),
                  result.path("summary").asText(),
                  answer.said().strip()));
    }
    return said;
  }

  /** Reads a command's record. */
  @FunctionalInterface
  private interface Reading {
    Set<String> of(JsonNode detail);
  }
}
