package io.beltline.starter.view;

import io.beltline.starter.fake.Statuses;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.step.Progress;
import java.util.Map;

/** Statuses as a person sees them, 65 seconds after everything began. */
final class Shown {
  static final Pair PAIR = new Pair("prod", "orders");

  private Shown() {}

  static String text(CutoverStatus status) {
    return text(status, Map.of());
  }

  static String text(CutoverStatus status, Map<String, Progress> progress) {
    return text(status, progress, new Colours(false));
  }

  static String text(CutoverStatus status, Map<String, Progress> progress, Colours colours) {
    return String.join(
        "\n", new StatusText(colours).lines(view(status, progress), Statuses.T.plusSeconds(65)));
  }

  static CutoverView view(CutoverStatus status) {
    return view(status, Map.of());
  }

  static CutoverView view(CutoverStatus status, Map<String, Progress> progress) {
    return new CutoverView(
        "cutover/prod/orders",
        "run-1",
        status.phase().ended() ? "completed" : "running",
        214,
        status.phase().toString(),
        status,
        progress,
        Map.of(),
        null);
  }
}
