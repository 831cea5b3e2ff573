package io.beltline.testbed.beltline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.beltline.testbed.process.Command;
import io.beltline.testbed.process.Program;
import io.beltline.testbed.process.WorkDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code belt} command line, asked with {@code --json}. */
public final class Belt {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Home home;
  private final WorkDirectory work;
  private final Map<String, String> variables;

  /** Runs in a directory, with the variables that lead it to Temporal. */
  public Belt(Home home, WorkDirectory work, Map<String, String> variables) {
    this.home = home;
    this.work = work;
    this.variables = Map.copyOf(variables);
  }

  /** Runs a command to its end. */
  public Answer run(String... arguments) {
    Command.Ended ended = Command.runIn(work, command(arguments), variables);
    return new Answer(ended.exitCode(), parse(ended.output()), ended.errors());
  }

  /** Begins a command, to be killed; what it prints stands in its log. */
  public Program begin(String... arguments) {
    return Program.start("belt-" + arguments[0], command(arguments), variables, work);
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.program("belt")));
    command.addAll(List.of(arguments));
    command.add("--json");
    return command;
  }

  private static JsonNode parse(String output) {
    try {
      return output.isBlank() ? MissingNode.getInstance() : JSON.readTree(output);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("belt --json printed no JSON: " + output, e);
    }
  }
}
