package io.beltline.testbed.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.ledger.Audit;
import io.beltline.testbed.ledger.Crossing;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.rehearsal.Ending;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.Outcome;
import io.beltline.testbed.temporal.TemporalKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DemoReportTest {

  private static final String DONE =
      """
      {"phase": "done", "status": {"validation": {"verdict": "EQUAL", "rows": 10}, "outages": [
        {"endedAt": "2026-11-21T10:00:05Z", "direction": "forward", "millis": 180, "predictedMillis": 200, "opened": true,
         "steps": [{"step": "Fence", "startMillis": 0, "millis": 60}, {"step": "Drain", "startMillis": 60, "millis": 120}]}]}}
      """;

  @Test
  void printsTheFiguresUnderTheirPromisedNames() throws JsonProcessingException {
    DemoReport report =
        DemoReport.of(outcome(0, List.of()), TemporalKind.REAL, List.of("once", "twice"), 2);

    JsonNode json = new ObjectMapper().readTree(JsonOutput.of(report));
    assertTrue(json.get("ok").asBoolean(), report.toString());
    assertEquals("real", json.get("temporal").asText());
    assertEquals(180, json.get("outageMs").asLong());
    assertEquals(200, json.get("outages").get(0).get("predictedMs").asLong());
    assertEquals(190, json.get("outages").get(0).get("applicationMs").asLong());
    assertEquals(500, json.get("acknowledged").asLong());
    assertEquals(0, json.get("lost").asLong());
    assertEquals(0, json.get("duplicated").asLong());
    assertEquals(0, json.get("leftovers").asLong());
    assertEquals(2, json.get("kills").asLong());
  }

  @Test
  void isNotOkWhenAnythingIsWrong() throws JsonProcessingException {
    DemoReport report =
        DemoReport.of(
            outcome(3, List.of("slot x on the source")), TemporalKind.EMBEDDED, List.of("once"), 2);

    assertEquals(
        List.of(
            "3 acknowledged commits are lost",
            "left over: slot x on the source",
            "programs were killed 1 times instead of 2"),
        report.problems());
    assertEquals(1, report.leftovers());
    assertTrue(ReportText.of(report).contains("NOT everything"), ReportText.of(report));
  }

  @Test
  void drawsTheStepsOfTheOutageToScale() throws JsonProcessingException {
    String text =
        ReportText.of(DemoReport.of(outcome(0, List.of()), TemporalKind.EMBEDDED, List.of(), 0));

    assertTrue(text.contains("Moved, and everything is as it should be."), text);
    String drain = text.lines().filter(line -> line.contains("Drain")).findFirst().orElseThrow();
    assertEquals(27, drain.chars().filter(character -> character == '█').count(), drain);
  }

  private static Outcome outcome(long lost, List<String> leftovers) throws JsonProcessingException {
    return new Outcome(
        new CutoverState(new ObjectMapper().readTree(DONE)),
        new Ending(
            Side.DESTINATION,
            "done",
            300,
            "EQUAL",
            new Audit(500, 1, lost, 0, 0),
            List.of(),
            leftovers),
        List.of(new Crossing(Side.DESTINATION, Duration.ofMillis(190))),
        Map.of(Side.SOURCE, 300L, Side.DESTINATION, 200L),
        Map.of("57P01", 20L),
        1000,
        40,
        List.of());
  }
}
