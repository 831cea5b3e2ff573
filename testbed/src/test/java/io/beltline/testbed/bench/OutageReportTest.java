package io.beltline.testbed.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.beltline.OutageStep;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.temporal.TemporalKind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class OutageReportTest {

  @Test
  void twentyMeasurementsHaveTheirNineteenthAsP95() {
    List<Long> measurements = LongStream.rangeClosed(1, 20).boxed().toList();

    assertEquals(new Distribution(10, 19, 20), Distribution.of(measurements));
    assertEquals(new Distribution(7, 7, 7), Distribution.of(List.of(7L)));
  }

  @Test
  void printsTheFiguresUnderTheirPromisedNames() throws JsonProcessingException {
    OutageReport report =
        OutageReport.of(TemporalKind.EMBEDDED, List.of(run(300, 0), run(100, 2), run(200, 0)));

    JsonNode json = new ObjectMapper().readTree(JsonOutput.of(report));
    assertEquals("embedded", json.get("temporal").asText());
    assertEquals(200, json.get("medianMs").asLong());
    assertEquals(300, json.get("p95Ms").asLong());
    assertEquals(300, json.get("worstMs").asLong());
    assertEquals(2, json.get("lost").asLong());
    assertEquals("Fence", json.get("steps").get(0).get("step").asText());
    assertEquals(3, json.get("runs").size());
    assertTrue(OutageText.of(report).contains("lost writes 2"), OutageText.of(report));
    assertTrue(report.isClean());
  }

  @Test
  void isNotCleanWhenARunHadAProblem() {
    OutageRun bad = new OutageRun(1, 1, 1, 0, 0, List.of("left over: a slot"), List.of());

    OutageReport report = OutageReport.of(TemporalKind.EMBEDDED, List.of(run(1, 0), bad));

    assertFalse(report.isClean());
    assertTrue(OutageText.of(report).contains("! run 2: left over: a slot"));
  }

  private static OutageRun run(long millis, long lost) {
    return new OutageRun(
        millis,
        millis + 10,
        1000,
        lost,
        0,
        List.of(),
        List.of(new OutageStep("Drain", 60, 20), new OutageStep("Fence", 0, 60)));
  }
}
