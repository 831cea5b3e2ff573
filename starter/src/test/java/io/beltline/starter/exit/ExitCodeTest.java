package io.beltline.starter.exit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  /** From what needs nobody to what keeps anything from being known. */
  private static final List<ExitCode> ORDER =
      List.of(
          ExitCode.DONE,
          ExitCode.WAITING_FOR_APPROVAL,
          ExitCode.COULD_NOT_VERIFY,
          ExitCode.FAILED,
          ExitCode.USAGE,
          ExitCode.UNREACHABLE);

  @Test
  void theWorseOfTwoIsTheSameWhicheverComesFirst() {
    for (int good = 0; good < ORDER.size(); good++) {
      for (int bad = good; bad < ORDER.size(); bad++) {
        assertEquals(ORDER.get(bad), ORDER.get(good).worse(ORDER.get(bad)));
        assertEquals(ORDER.get(bad), ORDER.get(bad).worse(ORDER.get(good)));
      }
    }
    assertEquals(ExitCode.values().length, ORDER.size());
  }
}
