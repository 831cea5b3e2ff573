package io.beltline.activities.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.failure.StepFailures;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;

/** What an opening that failed says of the side. */
class OpeningDoubtTest {
  private final ApplicationFailure refused =
      StepFailures.stop("AuthenticationRefused", "password is refused", "Correct it.");

  @Test
  void theFirstAttemptHasOpenedNothingWhereverItFailed() {
    assertSame(refused, new OpeningDoubt(Side.DESTINATION, 1).judge(refused));
  }

  @Test
  void aLaterAttemptThatCouldNotLookKnowsNothingAndIsTriedAgain() {
    ApplicationFailure failure = new OpeningDoubt(Side.DESTINATION, 2).judge(refused);

    assertEquals("OpeningUncertain", failure.getType());
    assertFalse(failure.isNonRetryable());
    assertTrue(
        failure.getOriginalMessage().contains("destination is open is not known yet")
            && failure.getOriginalMessage().contains("password is refused"),
        failure::getMessage);
  }

  @Test
  void aLaterAttemptThatHasLookedIsBelieved() {
    OpeningDoubt doubt = new OpeningDoubt(Side.SOURCE, 7);
    doubt.looked();

    assertSame(refused, doubt.judge(refused));
  }
}
