package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.GateEntry;
import io.beltline.starter.history.CutoverHistory.PhaseEntry;
import io.beltline.starter.view.Words;
import io.beltline.workflows.cutover.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run in a few facts, each a word and a sentence. */
final class Summary {
  private Summary() {}

  static Map<String, String> of(CutoverHistory history, Instant now) {
    Map<String, String> facts = new LinkedHashMap<>();
    Instant end = history.endedAt();
    facts.put("run", history.runId() + earlier(history));
    facts.put(
        "started",
        Words.time(history.startedAt())
            + (history.startedBy() == null ? "" : " by " + history.startedBy()));
    facts.put(
        end == null ? "runs" : "ended",
        (end == null ? "for " : Words.time(end) + ", after ")
            + Words.duration(Duration.between(history.startedAt(), end == null ? now : end)));
    facts.put("stands at", last(history) + " (" + history.workflowStatus() + ")");
    if (history.failure() != null) {
      facts.put("because", history.failure());
    }
    facts.put("people", waited(history, now));
    facts.put("outages", outages(history));
    if (history.stopped() != null) {
      facts.put(
          "stopped",
          "%s: %s: %s"
              .formatted(
                  history.stopped().step(), history.stopped().kind(), history.stopped().message()));
      facts.put(
          "type",
          "belt cutover resume %s %s when it is mended"
              .formatted(history.pair().dc(), history.pair().db()));
    }
    if (history.problem() != null) {
      facts.put("missing", history.problem());
    }
    return facts;
  }

  private static String earlier(CutoverHistory history) {
    Integer runs = history.earlierRuns();
    return runs == null
        ? ""
        : runs == 0
            ? ", the first"
            : "; Temporal has %s before it"
                .formatted(Words.count(runs, "earlier run", "earlier runs"));
  }

  private static String last(CutoverHistory history) {
    PhaseEntry last = history.phases().get(history.phases().size() - 1);
    return last.name();
  }

  private static String waited(CutoverHistory history, Instant now) {
    Instant until = history.endedAt() == null ? now : history.endedAt();
    Duration waited = Duration.ZERO;
    for (GateEntry gate : history.gates()) {
      Instant closed = gate.closedAt() == null ? until : gate.closedAt();
      waited = waited.plus(Duration.between(gate.openedAt(), closed));
    }
    return "%s waited %s in all; %s"
        .formatted(
            Words.count(history.gates().size(), "gate", "gates"),
            Words.duration(waited),
            Words.count(history.requests().size(), "request", "requests"));
  }

  private static String outages(CutoverHistory history) {
    long opened = history.outages().stream().filter(Outage::opened).count();
    long millis = history.outages().stream().mapToLong(Outage::millis).sum();
    return history.outages().isEmpty()
        ? "none"
        : "%d, of them %d opened the other side; writes were refused for %d ms in all"
            .formatted(history.outages().size(), opened, millis);
  }
}
