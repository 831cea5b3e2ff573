package io.beltline.testbed.playbook;

import java.util.List;

/**
 * How the stories ended.
 *
 * @param ok whether all are as the documents promise
 * @param stories one for each
 */
record PlaybookReport(boolean ok, List<Told> stories) {
  /** All of them. */
  static PlaybookReport of(List<Told> stories) {
    return new PlaybookReport(
        stories.stream().allMatch(story -> story.problem().isEmpty()), List.copyOf(stories));
  }

  /** One line each. */
  String text() {
    StringBuilder text = new StringBuilder();
    stories.forEach(
        story ->
            text.append(
                "%-22s %6.1f s  %s%n"
                    .formatted(
                        story.title(),
                        story.seconds(),
                        story.problem().isEmpty() ? "ok" : "FAILED: " + story.problem())));
    return text.toString().stripTrailing();
  }

  /**
   * One story.
   *
   * @param title its name
   * @param seconds how long it took
   * @param problem what is not as it should be; empty if nothing is
   */
  record Told(String title, double seconds, String problem) {}
}
