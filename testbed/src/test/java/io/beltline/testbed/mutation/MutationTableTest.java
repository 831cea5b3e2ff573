package io.beltline.testbed.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.ReadmeTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the README says of planted errors is what a run over this very catalogue has said. */
final class MutationTableTest {

  @Test
  void theReadmeHasTheTableOfARunOverAllErrorsInWhichEachWasNamed() {
    MutationReport.Counting counting = new MutationReport.Counting();
    Corruption.all().forEach(corruption -> counting.saw(corruption, corruption.expected()));
    String expected = counting.report(20, 0, 0).markdown();

    assertEquals(withoutWrites(expected), withoutWrites(readme()));
    assertTrue(Corruption.all().size() >= 60);
  }

  /** How much the application wrote is another number each time. */
  private static String withoutWrites(String table) {
    return table.strip().replaceAll("\\([\\d,]+ statements\\)", "(… statements)");
  }

  private static String readme() {
    return new ReadmeTable(Path.of(".."), "bin/mutations").read();
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
