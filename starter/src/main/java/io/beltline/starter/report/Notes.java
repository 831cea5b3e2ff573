package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import java.util.ArrayList;
import java.util.List;

/** Lines under a table that say of which pair they are. */
final class Notes {
  private Notes() {}

  /** What the command itself wants to be known of a pair. */
  static void add(CommandResult result, PairResult pair, List<String> lines) {
    pair.notes().forEach(note -> add(result, pair, note, lines));
  }

  static void add(CommandResult result, PairResult pair, String text, List<String> lines) {
    lines.add("%s/%s: %s".formatted(result.dc(), pair.db(), text));
  }

  static List<String> under(List<String> table, List<String> lines) {
    List<String> all = new ArrayList<>(table);
    all.addAll(lines);
    return all;
  }
}
