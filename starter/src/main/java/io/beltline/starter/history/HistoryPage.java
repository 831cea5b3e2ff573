package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.PhaseEntry;
import io.beltline.starter.view.PhaseText;
import io.beltline.starter.view.Words;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.StepTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * A run as one page that loads nothing from anywhere and runs no script, for a browser or paper.
 * Whatever a person or a server wrote is text in it and nothing else.
 */
final class HistoryPage {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final CutoverHistory history;
  private final Instant now;
  private final StringBuilder page = new StringBuilder();

  private HistoryPage(CutoverHistory history, Instant now) {
    this.history = history;
    this.now = now;
  }

  static String of(CutoverHistory history, Instant now) {
    return new HistoryPage(history, now).whole();
  }

  private String whole() {
    page.append(
        resource("page.html")
            .replace("{{title}}", Html.text("History of " + history.workflowId()))
            .replace("{{style}}", resource("page.css")));
    summary();
    phases();
    outages();
    timeLine();
    page.append("<footer>Told by belt history at ").append(Words.time(now));
    page.append(". All times are UTC.</footer>\n</main>\n</body>\n</html>");
    return page.toString();
  }

  private void summary() {
    page.append("<dl class=\"facts\">\n");
    Summary.of(history, now)
        .forEach(
            (word, fact) ->
                page.append("<dt>%s</dt><dd>%s</dd>%n".formatted(word, Html.text(fact))));
    page.append("</dl>\n");
  }

  private void phases() {
    heading("Phases");
    page.append(resource("legend.html"));
    page.append("<figure>").append(PhasePicture.of(history, now)).append("</figure>\n");
    table("Phases in numbers", "phase", "began", "lasted", "steps", "what it is");
    for (PhaseEntry phase : history.phases()) {
      Instant until = phase.endedAt() == null ? end() : phase.endedAt();
      row(
          phase.name(),
          MOMENT.format(phase.startedAt()),
          Words.duration(Duration.between(phase.startedAt(), until)),
          String.valueOf(phase.steps().size()),
          phase.phase() == null ? "" : PhaseText.inWords(phase.phase()));
    }
    endTable();
  }

  private void outages() {
    heading("Write outages");
    if (history.outages().isEmpty()) {
      page.append("<p>There was none.</p>\n");
    }
    int number = 0;
    for (Outage outage : history.outages()) {
      number++;
      String word = "Outage %d, %s".formatted(number, outage.direction());
      page.append("<h3 class=\"%s\">".formatted(outage.opened() ? "good" : "bad"));
      page.append(Html.text(TimeLine.outage(outage, word))).append("</h3>\n<p>");
      page.append(Html.text(Shares.used(outage, history.outageBudgetMillis()))).append("</p>\n");
      if (!outage.steps().isEmpty()) {
        outage(outage, number);
      }
    }
  }

  private void outage(Outage outage, int number) {
    String picture = OutagePicture.of(outage, history.outageBudgetMillis(), number);
    page.append("<figure>").append(picture).append("</figure>\n");
    table("Outage %d in numbers".formatted(number), "step", "began after", "took", "share");
    for (StepTime step : outage.steps()) {
      row(step.step(), step.startMillis() + " ms", step.millis() + " ms", Shares.of(step, outage));
    }
    endTable();
  }

  private void timeLine() {
    heading("Time line");
    page.append("<ol class=\"line\">\n");
    for (TimeLine.Entry entry : TimeLine.of(history, now)) {
      String kind = entry.mark().name().toLowerCase(Locale.ROOT);
      page.append(
          "<li class=\"%s\"><time datetime=\"%s\">%s</time><span class=\"kind\">%s</span> <div>%s"
              .formatted(
                  kind, entry.at(), MOMENT.format(entry.at()), kind, Html.text(entry.text())));
      entry.details().forEach(line -> page.append("<p>").append(Html.text(line)).append("</p>"));
      page.append("</div></li>\n");
    }
    page.append("</ol>\n");
  }

  private Instant end() {
    return history.endedAt() == null ? now : history.endedAt();
  }

  private void heading(String text) {
    page.append("<h2>").append(text).append("</h2>\n");
  }

  private void table(String caption, String... columns) {
    page.append("<table><caption>").append(caption).append("</caption><thead><tr>");
    for (String column : columns) {
      page.append("<th scope=\"col\">").append(column).append("</th>");
    }
    page.append("</tr></thead><tbody>\n");
  }

  private void row(String... cells) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append("<td>").append(Html.text(cell)).append("</td>");
    }
    page.append("</tr>\n");
  }

  private void endTable() {
    page.append("</tbody></table>\n");
  }

  private static String resource(String name) {
    try (InputStream stream = HistoryPage.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
