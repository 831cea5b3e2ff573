package io.beltline.testbed.beltline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CutoverStateTest {

  @Test
  void readsWhatTheCommandLinePrints() throws JsonProcessingException {
    CutoverState state =
        read(
            """
            {"workflowId": "cutover/demo/shop", "phase": "await-teardown", "status": {
              "phase": "await-teardown",
              "gate": {"gate": "teardown", "since": "2026-11-21T10:00:12Z"},
              "phases": [
                {"phase": "precheck", "startedAt": "2026-11-21T10:00:00Z", "endedAt": "2026-11-21T10:00:01.500Z"},
                {"phase": "await-teardown", "startedAt": "2026-11-21T10:00:12Z", "endedAt": null}],
              "outages": [
                {"endedAt": "2026-11-21T10:00:05Z", "millis": 900, "opened": false, "reason": "too late", "steps": []},
                {"endedAt": "2026-11-21T10:00:09Z", "millis": 180, "opened": true, "reason": null,
                 "steps": [{"step": "Drain", "startMillis": 60, "millis": 21}]}],
              "validation": {"verdict": "EQUAL", "rows": 77},
              "leftovers": ["slot a"], "failure": null, "stopped": null}}
            """);

    assertEquals(Optional.of("teardown"), state.gate());
    assertEquals(Map.of("precheck", Duration.ofMillis(1500)), state.phases());
    assertEquals(Duration.ofMillis(180), state.outage());
    assertTrue(state.isOpened());
    assertFalse(state.isUndone());
    assertEquals(List.of(new OutageStep("Drain", 60, 21)), state.outageSteps());
    assertEquals(Optional.of("EQUAL"), state.verdict());
    assertEquals(77, state.comparedRows());
    assertEquals(List.of("slot a"), state.leftovers());
    assertEquals(Optional.empty(), state.trouble());
    assertFalse(state.hasEnded());
  }

  @Test
  void seesAnOutageThatWasUndone() throws JsonProcessingException {
    CutoverState state =
        read(
            """
            {"phase": "await-revoke-logins", "status": {"outages": [
              {"endedAt": "2026-11-21T10:00:05Z", "millis": 900, "opened": false, "reason": "too late", "steps": []}]}}
            """);

    assertTrue(state.isUndone());
    assertEquals(Optional.of("too late"), state.trouble());
  }

  @Test
  void seesARollback() throws JsonProcessingException {
    CutoverState state =
        read(
            """
            {"phase": "rolled-back", "status": {"writesOn": "source", "outages": [
              {"direction": "forward", "endedAt": "2026-11-21T10:00:05Z", "millis": 180, "opened": true},
              {"direction": "back", "endedAt": "2026-11-21T10:05:00Z", "millis": 190,
               "predictedMillis": 265, "opened": true}],
              "strayWrites": {"found": [{"kind": "rows"}]}}}
            """);

    assertEquals(Optional.of("source"), state.writesOn());
    assertEquals(Optional.of("back"), state.direction());
    assertEquals(Optional.of(Duration.ofMillis(265)), state.predictedOutage());
    assertEquals(1, state.strayWrites());
    assertTrue(state.isOpened());
    assertTrue(state.hasEnded());
  }

  @Test
  void insideTheOutageNeitherSideTakesWrites() throws JsonProcessingException {
    CutoverState state = read("{\"phase\": \"outage\", \"status\": {\"writesOn\": null}}");

    assertEquals(Optional.empty(), state.writesOn());
    assertEquals(Optional.empty(), state.predictedOutage());
  }

  @Test
  void seesAStepThatNeedsSomeone() throws JsonProcessingException {
    CutoverState state =
        read(
            "{\"phase\": \"prepare\", \"status\": {\"stopped\": {\"step\": \"Drain\", \"message\": \"why\"}}}");

    assertTrue(state.isStopped());
    assertEquals(Optional.of("why"), state.trouble());
  }

  private static CutoverState read(String json) throws JsonProcessingException {
    return new CutoverState(new ObjectMapper().readTree(json));
  }
}
