package io.beltline.testbed.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.beltline.Belt;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.process.Program;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types belt commands for one pair, and expects an exit code of each. */
final class Typist {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Belt belt;
  private final String database;
  private final Narrator narrator;

  Typist(Belt belt, String database, Narrator narrator) {
    this.belt = belt;
    this.database = database;
    this.narrator = narrator;
  }

  /** Types a command that must end with 0. */
  Answer types(String command, String... options) {
    return types(Answer.DONE, command, options);
  }

  /** Types a command that must end with this exit code. */
  Answer types(int expected, String command, String... options) {
    return run(expected, List.of(command, Stage.DATACENTER, database), options);
  }

  /** Types what a cutover is led with; it must end with this exit code. */
  Answer leads(int expected, String request, String... more) {
    return run(expected, List.of("cutover", request, Stage.DATACENTER, database), more);
  }

  /** Types a command and does not wait for its end. */
  Program begins(String command) {
    narrator.say("$ belt %s %s %s  &".formatted(command, Stage.DATACENTER, database));
    return belt.begin(command, Stage.DATACENTER, database);
  }

  /** Types a command for every database of the datacenter. */
  Answer typesForAll(int expected, String command, String... options) {
    return run(expected, List.of(command, Stage.DATACENTER), options);
  }

  /** Types a command for another database. */
  Answer asks(int expected, String command, String other) {
    return asks(expected, command, other, Stage.DATACENTER);
  }

  /** Types a command for another database of another datacenter. */
  Answer asks(int expected, String command, String other, String datacenter) {
    return run(expected, List.of(command, datacenter, other));
  }

  private Answer run(int expected, List<String> command, String... options) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(options));
    Answer answer = belt.run(words.toArray(String[]::new)).expecting(expected);
    narrator.say(
        "$ belt %s  -> %d %s"
            .formatted(String.join(" ", words), answer.exitCode(), summary(answer)));
    return answer;
  }

  /** Looks at {@code belt status} of all databases until their forward links say this. */
  void awaitStatus(String state) {
    Answer unused =
        Await.first(
            "belt status says " + state,
            PATIENCE,
            BETWEEN_LOOKS,
            () -> Optional.of(belt.run("status", Stage.DATACENTER)).filter(a -> says(a, state)));
    narrator.say("$ belt status %s  -> %s".formatted(Stage.DATACENTER, state));
  }

  /** Whether every pair that could be looked at says so, and there is one. */
  private static boolean says(Answer answer, String state) {
    List<String> forward = new ArrayList<>();
    answer
        .result()
        .path("results")
        .forEach(result -> forward.add(result.at("/detail/forward/state").asText("")));
    forward.removeIf(String::isEmpty);
    return !forward.isEmpty() && forward.stream().allMatch(state::equals);
  }

  /** What the command says in a sentence: its error if it could not be run to its end. */
  static String summary(Answer answer) {
    JsonNode result = answer.result().at("/results/0");
    return result.path("error").isTextual()
        ? result.path("error").asText()
        : result.path("summary").asText(answer.said().strip());
  }
}
