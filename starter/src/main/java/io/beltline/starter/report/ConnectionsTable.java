package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.connection.ConnectionsReport;
import io.beltline.workflows.connection.SideConnections;
import java.util.List;
import java.util.stream.Collectors;

/** How many sessions each side has, and whose they are. */
public final class ConnectionsTable implements Report {
  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    PairTable table =
        new PairTable(
            result, colours, "database", "src_count", "src_users", "dst_count", "dst_users");
    return table.lines(
        ConnectionsReport.class,
        (pair, report) ->
            table.row(
                Cell.of(pair.db()),
                Cell.of(report.source().count()),
                Cell.of(users(report.source())),
                Cell.of(report.destination().count()),
                Cell.of(users(report.destination()))));
  }

  private static String users(SideConnections side) {
    return side.users().stream()
        .map(user -> "%s (%d)".formatted(user.user(), user.count()))
        .collect(Collectors.joining(", "));
  }
}
