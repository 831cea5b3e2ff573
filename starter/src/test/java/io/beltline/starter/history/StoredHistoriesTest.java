package io.beltline.starter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.util.JsonFormat;
import io.beltline.starter.history.CutoverHistory.GateEntry;
import io.beltline.starter.history.CutoverHistory.PhaseEntry;
import io.beltline.starter.history.CutoverHistory.StepEntry;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.PhaseTime;
import io.beltline.workflows.cutover.StepTime;
import io.beltline.workflows.pair.Pair;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from the events of whole cutovers is what those cutovers said of themselves. */
class StoredHistoriesTest {
  private static final Path FOLDER = Path.of("../workflows/src/test/resources/histories");

  static List<Path> histories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".first.json.gz")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void phasesAndOutagesAreThoseOfTheReport(Path file) throws IOException {
    List<HistoryEvent> events = events(file);
    CutoverReport report = Ending.of(events.get(events.size() - 1)).report().orElseThrow();
    // Without its last event nothing tells how it went.
    CutoverHistory read = read(events.subList(0, events.size() - 1));

    assertEquals(
        report.phases().stream().map(PhaseTime::startedAt).toList(),
        read.phases().stream().map(PhaseEntry::startedAt).toList());
    assertEquals(
        report.phases().stream().map(PhaseTime::phase).toList(),
        read.phases().stream().map(PhaseEntry::phase).toList());
    assertEquals(
        report.outages().stream()
            .filter(outage -> !outage.steps().isEmpty())
            .map(StoredHistoriesTest::measured)
            .toList(),
        read.outages().stream().map(StoredHistoriesTest::measured).toList());
  }

  @ParameterizedTest
  @MethodSource("histories")
  void everyStepEndedAndEveryGateClosed(Path file) throws IOException {
    CutoverHistory read = read(events(file));

    List<StepState> open = List.of(StepState.RUNNING, StepState.WAITING, StepState.RETRYING);
    List<StepEntry> steps = read.phases().stream().flatMap(p -> p.steps().stream()).toList();
    assertFalse(steps.isEmpty());
    assertEquals(List.of(), steps.stream().filter(step -> open.contains(step.state())).toList());
    assertFalse(read.gates().isEmpty());
    assertEquals(
        List.of(), read.gates().stream().map(GateEntry::closedAt).filter(Objects::isNull).toList());
    assertFalse(read.requests().isEmpty());
  }

  /** Without what only the cutover can know: why, and what it had expected. */
  private static Outage measured(Outage outage) {
    return new Outage(
        outage.direction(),
        outage.startedAt(),
        outage.endedAt(),
        outage.millis(),
        null,
        outage.opened(),
        null,
        outage.steps().stream().sorted(Comparator.comparing(StepTime::step)).toList());
  }

  static CutoverHistory read(List<HistoryEvent> events) {
    Recording recording =
        new Recording(
            new Pair("dc", "shop"),
            "cutover/dc/shop",
            "run",
            null,
            "any",
            events,
            List.of(),
            null,
            null);
    return HistoryReader.read(recording, Instant.now());
  }

  static List<HistoryEvent> events(Path file) throws IOException {
    History.Builder history = History.newBuilder();
    try (InputStream packed = Files.newInputStream(file);
        InputStream json = new GZIPInputStream(packed)) {
      JsonFormat.parser()
          .ignoringUnknownFields()
          .merge(new InputStreamReader(json, StandardCharsets.UTF_8), history);
    }
    return history.getEventsList();
  }
}
