package io.beltline.workflows.command;

import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;

/** Collects what a command has to say while it runs. */
final class Said {
  private final StepRequest request;
  private final List<String> notes = new ArrayList<>();
  private final List<Detail.Done> steps = new ArrayList<>();

  Said(StepRequest request) {
    this.request = request;
  }

  /** Something that a human should know, whatever the outcome. */
  void note(String line) {
    notes.add(line);
  }

  void notes(List<String> lines) {
    notes.addAll(lines);
  }

  /** A step has ended well. */
  void did(String step, String what) {
    steps.add(new Detail.Done(step, what));
  }

  /** The end of a command that is told step by step. */
  StepResult done(String summary) {
    return ended(Outcome.DONE, summary);
  }

  /** The same where something is not as it should be. */
  StepResult failed(String summary) {
    return ended(Outcome.FAILED, summary);
  }

  /** The same with this outcome. */
  StepResult ended(Outcome outcome, String summary) {
    return result(outcome, summary, new Detail.Steps(List.copyOf(steps)));
  }

  /** The end of a command with a record of its own. */
  StepResult result(Outcome outcome, String summary, Object detail) {
    return new StepResult(
        request.pair(),
        request.command(),
        outcome,
        summary,
        notes,
        BeltlineDataConverter.mapper().valueToTree(detail));
  }

  /** A command that cannot be carried out as things are; nothing is tried again. */
  static ApplicationFailure refusal(String type, String why, String remedy) {
    return ApplicationFailure.newNonRetryableFailure(why + ". " + remedy, type);
  }

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
