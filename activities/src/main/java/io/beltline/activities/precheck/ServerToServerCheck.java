package io.beltline.activities.precheck;

import io.beltline.activities.connection.ServerToServer;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each server reaches the other under the configured address, as far as it can be tried. */
final class ServerToServerCheck implements PairCheck {
  private final String applicationName;

  /** Tags the session that one server opens on the other. */
  ServerToServerCheck(String applicationName) {
    this.applicationName = applicationName;
  }

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    return Stream.concat(reach(destination, source).stream(), reach(source, destination).stream())
        .toList();
  }

  private Optional<Finding> reach(InspectedSide from, InspectedSide to) throws SQLException {
    ServerToServer.Answer answer =
        ServerToServer.tryFrom(
            from.connection(), from.server(), to.side(), to.server(), applicationName);
    return switch (answer.outcome()) {
      case REACHED -> Optional.empty();
      case REFUSED ->
          Optional.of(
              FindingCode.SERVER_TO_SERVER.blocker(from.side(), answer.reason(), answer.remedy()));
      case UNTRIED ->
          Optional.of(
              FindingCode.SERVER_TO_SERVER_UNTRIED.warning(
                  from.side(), answer.reason(), answer.remedy()));
    };
  }
}
