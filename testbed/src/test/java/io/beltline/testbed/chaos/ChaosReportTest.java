package io.beltline.testbed.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.beltline.OutageStep;
import io.beltline.testbed.ledger.Audit;
import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.rehearsal.Ending;
import io.beltline.testbed.rehearsal.JsonOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChaosReportTest {

  private final Runbook runbook = Runbook.read();
  private final Cell death = cell("cutover/Fence#1", Disturbance.WITHIN);
  private final Cell crash = cell("rollback/ValidateAll#1", Disturbance.SOURCE_CRASHES);

  @Test
  void cyclesTellBothOutagesAndWhatWasLost() throws JsonProcessingException {
    CyclesReport report = cycles(0);

    JsonNode json = new ObjectMapper().readTree(JsonOutput.of(report));
    assertTrue(json.get("ok").asBoolean());
    assertEquals(1, json.get("cycles").asInt());
    assertEquals(0, json.get("lost").asLong());
    assertEquals(0, json.get("duplicated").asLong());
    assertEquals(4711, json.get("events").asLong());
    assertEquals(500, json.get("cutover").get("worstMs").asLong());
    assertEquals(300, json.get("rollback").get("medianMs").asLong());
    assertEquals(310, json.get("rollback").get("applicationMedianMs").asLong());
    assertEquals("Fence", json.get("cutover").get("steps").get(0).get("step").asText());
    assertTrue(CyclesText.of(report).contains("lost 0, duplicated 0"), CyclesText.of(report));
  }

  @Test
  void aLostCommitIsAProblem() {
    CyclesReport report = cycles(2);

    assertFalse(report.ok());
    assertEquals(List.of("2 acknowledged commits are lost"), report.problems());
  }

  @Test
  void theMatrixTellsWhatBecameOfEachCell() throws JsonProcessingException {
    MatrixReport report =
        MatrixReport.of(9, List.of(result(List.of(death, crash), List.of("undone"), List.of())));

    JsonNode json = new ObjectMapper().readTree(JsonOutput.of(report));
    assertTrue(json.get("ok").asBoolean());
    assertEquals(9, json.get("seed").asLong());
    assertEquals(1, json.get("undone").asInt());
    assertEquals("within", json.get("cells").get(0).get("disturbance").asText());
    assertEquals("ok", json.get("cells").get(0).get("outcome").asText());
    String text = MatrixText.of(report, runbook);
    assertTrue(text.contains("2 cells in 1 migrations, 0 failed"), text);
    assertTrue(text.lines().anyMatch(line -> line.matches(".*Fence#1 +ok")), text);
  }

  @Test
  void aCellThatDidNotHappenIsNotOk() {
    MatrixReport report = MatrixReport.of(1, List.of(result(List.of(death), List.of(), List.of())));

    assertFalse(report.ok());
    assertEquals(1, report.failed());
    assertEquals("did not happen", report.cells().get(1).outcome());
  }

  @Test
  void aProblemNamesItsScenario() {
    MatrixReport report =
        MatrixReport.of(
            1, List.of(result(List.of(death, crash), List.of(), List.of("left over: a slot"))));

    assertFalse(report.ok());
    assertEquals(List.of("scenario 4: left over: a slot"), report.problems());
    assertTrue(MatrixText.of(report, runbook).contains("FAILED"));
  }

  private Cell cell(String key, Disturbance disturbance) {
    return new Cell(runbook.find(key), disturbance, 5);
  }

  private ScenarioResult result(List<Cell> happened, List<String> undone, List<String> problems) {
    return new ScenarioResult(
        new Scenario(4, Side.DESTINATION, List.of(death, crash)),
        problems.isEmpty(),
        happened,
        List.of(),
        1000,
        0,
        0,
        0,
        undone,
        problems,
        60);
  }

  private static CyclesReport cycles(long lost) {
    List<OutageStep> steps = List.of(new OutageStep("Fence", 0, 60));
    Ending ending =
        new Ending(
            Side.DESTINATION,
            "done",
            4711,
            "EQUAL",
            new Audit(1000, 1, lost, 0, 0),
            List.of(),
            List.of());
    return CyclesReport.of(
        List.of(
            new Switch(Side.DESTINATION, 400, 410, steps),
            new Switch(Side.SOURCE, 300, 310, steps),
            new Switch(Side.DESTINATION, 500, 510, steps)),
        0,
        ending,
        ending.problems());
  }
}
