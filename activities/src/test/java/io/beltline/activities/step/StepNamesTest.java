package io.beltline.activities.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.pair.Pair;
import org.junit.jupiter.api.Test;

/** Whose attempts an attempt may end. */
class StepNamesTest {
  private static final Pair PAIR = new Pair("dc1", "shop");

  @Test
  void aCommandDoesNotEndTheSameStepOfACutover() {
    assertEquals("ValidateAll", StepRunner.stepOf(PAIR, CutoverWorkflow.id(PAIR), "ValidateAll"));
    assertEquals(
        "validate-data.ValidateAll",
        StepRunner.stepOf(PAIR, StepWorkflow.id(PAIR, Command.VALIDATE_DATA), "ValidateAll"));
    assertEquals("ValidateAll", StepRunner.stepOf(PAIR, null, "ValidateAll"));
  }
}
