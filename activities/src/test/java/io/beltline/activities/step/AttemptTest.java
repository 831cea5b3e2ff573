package io.beltline.activities.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.ActivityInterface;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an attempt has opened ends with it. */
class AttemptTest {
  private static final String OURS =
      "select application_name from pg_stat_activity where application_name like 'beltline:%'";
  private static final AtomicReference<Attempt> latest = new AtomicReference<>();

  private static StepBed bed;
  private static Step step;

  /** A step that leaves its attempt to a thread beside it, which may be late. */
  @ActivityInterface
  public interface Step {
    /** Opens a session. */
    void open(Pair pair);
  }

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    step = bed.quick(Step.class, steps -> pair -> steps.run(pair, AttemptTest::open));
  }

  private static boolean open(Attempt attempt) throws java.sql.SQLException {
    latest.set(attempt);
    attempt.connect(Side.SOURCE);
    return true;
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  void aThreadThatIsLateGetsNoSessionThatNobodyWouldClose() {
    step.open(StepBed.PAIR);
    Attempt over = latest.get();

    ApplicationFailure failure =
        assertThrows(ApplicationFailure.class, () -> over.connect(Side.DESTINATION));

    assertEquals("StepOver", failure.getType());
    for (Side side : Side.values()) {
      assertEquals(List.of(), bed.strings(side, OURS));
    }
  }
}
