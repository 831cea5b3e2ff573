package io.beltline.starter.report;

import io.beltline.starter.terminal.Colours;
import io.beltline.starter.view.Words;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.precheck.TableTravel;
import java.util.List;

/** How each table's rows reach the destination, and why that way. */
final class TravelTable {
  private TravelTable() {}

  static List<String> lines(Detail.Precheck report, Colours colours) {
    TextTable table = new TextTable(colours, "table", "way", "reason", "owner", "size");
    for (TableTravel travel : report.tables()) {
      table.row(
          Cell.of(travel.table()),
          way(travel.way(), colours),
          Cell.of(travel.reason()),
          Cell.of(travel.owner()),
          Cell.of(Words.bytes(travel.bytes())));
    }
    return table.lines();
  }

  private static Cell way(TableTravel.Way way, Colours colours) {
    String word = Words.constant(way);
    return switch (way) {
      case REPLICATED, BY_PARTITIONS -> Cell.of(word, colours::good);
      case COPIED -> Cell.of(word, colours::attention);
      case NOT_AT_ALL -> Cell.of(word, colours::bad);
    };
  }
}
