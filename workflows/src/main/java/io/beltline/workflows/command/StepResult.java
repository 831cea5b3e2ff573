package io.beltline.workflows.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.beltline.workflows.pair.Pair;
import java.util.List;

/**
 * What a command that ran to its end has to say.
 *
 * @param pair the pair
 * @param command what was done
 * @param outcome how it ended
 * @param summary one sentence
 * @param notes what else a human should know, one line each
 * @param detail the command's own record, as {@link Detail} maps them
 */
public record StepResult(
    Pair pair,
    Command command,
    Outcome outcome,
    String summary,
    List<String> notes,
    JsonNode detail) {
  public StepResult {
    notes = List.copyOf(notes);
  }
}
