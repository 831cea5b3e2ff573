package io.beltline.testbed.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue of planted errors, and when a run over it has succeeded. */
final class MutationReportTest {

  @Test
  void thereAreMoreErrorsThanSixtyAndEachOfThemIsPlantedOnce() {
    List<Corruption> all = Corruption.all();

    assertTrue(all.size() >= 60);
    assertEquals(all.size(), Set.copyOf(all).size());
  }

  @Test
  void anErrorThatIsMissedOrNotNamedExactlyOrAFalseAlarmMakesARunFail() {
    Corruption one = Corruption.all().get(0);

    assertTrue(report(one.expected(), 0).ok());
    assertFalse(report(Set.of(), 0).ok());
    assertFalse(report(Set.of("rows: public.wide | id=1 | CHANGED | n"), 0).ok());
    assertFalse(report(one.expected(), 1).ok());
    assertEquals(
        List.of(new MutationReport.Kind(one.kind(), 1, 0, 0)), report(Set.of(), 0).kinds());
  }

  private static MutationReport report(Set<String> said, int alarms) {
    MutationReport.Counting counting = new MutationReport.Counting();
    counting.saw(Corruption.all().get(0), said);
    return counting.report(20, alarms, 1);
  }
}
