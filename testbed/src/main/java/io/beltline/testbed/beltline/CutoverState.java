package io.beltline.testbed.beltline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A cutover at one moment, read from the {@code --json} of {@code belt cutover}.
 *
 * @param view the whole object
 */
public record CutoverState(JsonNode view) {

  private static final Set<String> ENDED = Set.of("done", "rolled-back", "aborted", "failed");

  /** Where it stands, such as {@code await-teardown}. */
  public String phase() {
    return view.path("phase").asText();
  }

  /** Whether nothing more will happen. */
  public boolean hasEnded() {
    return ENDED.contains(phase());
  }

  /** How many events its history has. */
  public long historyEvents() {
    return view.path("historyEvents").asLong();
  }

  /** The gate that waits, if one does. */
  public Optional<String> gate() {
    return text(status().path("gate").path("gate"));
  }

  /** What can be typed at the gate that waits; its approval comes first. */
  public List<String> ways() {
    List<String> ways = new ArrayList<>();
    JsonNode gate = status().path("gate");
    text(gate.path("command")).ifPresent(ways::add);
    gate.path("choices").forEach(choice -> ways.add(choice.path("command").asText()));
    return ways;
  }

  /** The side that takes the application's writes; empty in the write outage. */
  public Optional<String> writesOn() {
    return text(status().path("writesOn"));
  }

  /** Why it stopped or ended otherwise than it should, in its own words. */
  public Optional<String> trouble() {
    return text(status().path("failure"))
        .or(() -> text(status().path("stopped").path("message")))
        .or(() -> text(lastOutage().path("reason")))
        .or(() -> text(view.path("problem")));
  }

  /** How long each phase took that has ended; a phase that came twice counts with both times. */
  public Map<String, Duration> phases() {
    Map<String, Duration> phases = new LinkedHashMap<>();
    for (JsonNode phase : status().path("phases")) {
      Optional<String> end = text(phase.path("endedAt"));
      if (end.isPresent()) {
        phases.merge(
            phase.path("phase").asText(),
            Duration.between(
                Instant.parse(phase.path("startedAt").asText()), Instant.parse(end.get())),
            Duration::plus);
      }
    }
    return phases;
  }

  /** Whether a step has stopped that needs someone. */
  public boolean isStopped() {
    return text(status().path("stopped").path("step")).isPresent();
  }

  /** Whether the last write outage was undone. */
  public boolean isUndone() {
    return text(lastOutage().path("endedAt")).isPresent() && !isOpened();
  }

  /** How many write outages there were. */
  public int outages() {
    return status().path("outages").size();
  }

  /** Every write outage at whose end the other side was open, in order. */
  public List<SeenOutage> switches() {
    List<SeenOutage> opened = new ArrayList<>();
    for (JsonNode outage : status().path("outages")) {
      SeenOutage seen = SeenOutage.of(outage);
      if (seen.opened()) {
        opened.add(seen);
      }
    }
    return opened;
  }

  /** Which way the last write outage led: {@code forward}, or {@code back} in a rollback. */
  public Optional<String> direction() {
    return text(lastOutage().path("direction"));
  }

  /** Whether the last write outage ended with the other side open. */
  public boolean isOpened() {
    return lastOutage().path("opened").asBoolean();
  }

  /** How long the last write outage lasted, by the workflow's clock. */
  public Duration outage() {
    return Duration.ofMillis(lastOutage().path("millis").asLong());
  }

  /** How long it would last, as the evidence before it said. */
  public Optional<Duration> predictedOutage() {
    JsonNode millis = lastOutage().path("predictedMillis");
    return millis.isNumber() ? Optional.of(Duration.ofMillis(millis.asLong())) : Optional.empty();
  }

  /** The steps of the last write outage, in the order in which they began. */
  public List<OutageStep> outageSteps() {
    return SeenOutage.of(lastOutage()).steps();
  }

  /** How many signs there were of somebody writing on the fenced side. */
  public int strayWrites() {
    return status().path("strayWrites").path("found").size();
  }

  /** The step that needs someone, and why, in words. */
  public Optional<String> stopped() {
    JsonNode stopped = status().path("stopped");
    return text(stopped.path("step")).map(step -> step + ": " + stopped.path("message").asText());
  }

  /** What teardown could not remove. */
  public List<String> leftovers() {
    List<String> leftovers = new ArrayList<>();
    status().path("leftovers").forEach(leftover -> leftovers.add(leftover.asText()));
    return leftovers;
  }

  /** What the last full comparison said, such as {@code EQUAL}. */
  public Optional<String> verdict() {
    return text(status().path("validation").path("verdict"));
  }

  /** How many rows the last full comparison looked at. */
  public long comparedRows() {
    return status().path("validation").path("rows").asLong();
  }

  private JsonNode status() {
    return view.path("status");
  }

  private JsonNode lastOutage() {
    JsonNode outages = status().path("outages");
    return outages.path(outages.size() - 1);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.asText());
  }
}
