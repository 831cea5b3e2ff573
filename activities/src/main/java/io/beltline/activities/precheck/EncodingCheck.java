package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The same bytes mean the same text, and sort the same way. */
final class EncodingCheck implements PairCheck {
  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    TextOrder one = TextOrder.of(source);
    TextOrder other = TextOrder.of(destination);
    List<Finding> findings = new ArrayList<>(compare(one, other));
    outdated(source, one, findings);
    outdated(destination, other, findings);
    return findings;
  }

  /** How the destination differs from the source. */
  static List<Finding> compare(TextOrder source, TextOrder destination) {
    if (!source.encoding().equals(destination.encoding())) {
      return List.of(
          FindingCode.ENCODING.blocker(
              Side.DESTINATION,
              "its encoding is %s, the source's %s"
                  .formatted(destination.encoding(), source.encoding()),
              "create database … encoding '%s' template template0".formatted(source.encoding())));
    }
    if (!source.locale().equals(destination.locale())) {
      return List.of(
          FindingCode.COLLATION.warning(
              Side.DESTINATION,
              "its collation is %s, the source's %s: texts sort differently there"
                  .formatted(destination.locale(), source.locale()),
              "If that matters: create the database with the source's lc_collate and lc_ctype."));
    }
    if (source.knowsVersion()
        && destination.knowsVersion()
        && !source.version().equals(destination.version())) {
      return List.of(
          FindingCode.COLLATION_VERSION.warning(
              Side.DESTINATION,
              "its operating system sorts %s by version %s, the source's by %s: some texts may sort differently there"
                  .formatted(source.locale(), destination.version(), source.version()),
              "If that matters, such as for ranges of text in partitions and checks: use the same release of the operating system's locales, or of ICU."));
    }
    return List.of();
  }

  /** An index that was built in another order may have let a key in twice. */
  private static void outdated(InspectedSide side, TextOrder order, List<Finding> findings) {
    if (order.outdated()) {
      String database = Identifiers.quote(side.server().database());
      findings.add(
          FindingCode.COLLATION_VERSION.warning(
              side.side(),
              "the database was made with version %s of its collation, and the operating system has %s: indexes on texts may be out of order, and a unique one may hold a key twice"
                  .formatted(order.recordedVersion(), order.version()),
              "reindex database %s; alter database %s refresh collation version;"
                  .formatted(database, database)));
    }
  }
}
