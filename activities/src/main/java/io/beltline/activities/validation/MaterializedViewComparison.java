package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.configuration.MigrationScope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what materialized views hold, by one checksum of all rows of each. Two that hold the
 * same are equal. Two that do not may each be right for the moment of its last refresh, and nothing
 * on a server tells whether it is: while a link runs that is as it must be, because rows come after
 * every refresh, and the view is left out; without one it could not be verified. A view is
 * refreshed on the side that is opened, and by {@code belt sync}.
 */
final class MaterializedViewComparison {
  private final BothSides sides;
  private final RowHash hash;
  private final Findings findings;
  private final Pace pace;
  private final boolean linked;
  private final List<QualifiedName> same = new ArrayList<>();
  private final List<QualifiedName> leftOut = new ArrayList<>();

  MaterializedViewComparison(
      BothSides sides, RowHash hash, Findings findings, Pace pace, boolean linked) {
    this.sides = sides;
    this.hash = hash;
    this.findings = findings;
    this.pace = pace;
    this.linked = linked;
  }

  /** Compares all that hold data on the provider. */
  void compare(MigrationScope scope, TableByTable each) throws SQLException {
    BothSides.Answers<Map<QualifiedName, MaterializedView>> views =
        sides.ask(session -> MaterializedView.read(session, scope));
    for (MaterializedView view : views.provider().values()) {
      if (view.populated()) {
        each.compare(
            view.rows().name(), () -> compare(view, views.subscriber().get(view.rows().name())));
      }
    }
  }

  private long compare(MaterializedView provider, @Nullable MaterializedView subscriber)
      throws SQLException {
    String differs = difference(provider, subscriber);
    if (differs.isEmpty()) {
      same.add(provider.rows().name());
    } else if (linked) {
      leftOut.add(provider.rows().name());
    } else {
      findings.couldNotVerify(
          "materialized view %s: %s".formatted(provider.rows().name(), differs));
    }
    return 0;
  }

  /** Empty without one. */
  private String difference(MaterializedView provider, @Nullable MaterializedView subscriber)
      throws SQLException {
    if (subscriber == null) {
      return "it does not exist on the subscriber";
    }
    if (!subscriber.populated()) {
      return "it was never refreshed on the subscriber";
    }
    List<String> obstacles = ColumnPairs.of(provider.rows(), subscriber.rows()).obstacles();
    if (!obstacles.isEmpty()) {
      return "it " + String.join("; ", obstacles);
    }
    BothSides.Answers<Digest> digests = DigestBatch.whole(sides, hash, provider.rows());
    pace.spend(provider.rows().bytes());
    return digests.agree()
        ? ""
        : ("it has not the same rows, %d on the provider, %d on the subscriber; refresh it on both"
                + " sides, and compare again")
            .formatted(digests.provider().rows(), digests.subscriber().rows());
  }

  /** What was compared, and what was not, to be put behind the tables; empty without any view. */
  String inWords() {
    return (same.isEmpty() ? "" : ", %d materialized views".formatted(same.size()))
        + (leftOut.isEmpty()
            ? ""
            : leftOut.stream()
                .map(QualifiedName::toString)
                .collect(
                    joining(
                        ", ",
                        "; not these materialized views, which were not refreshed from the same"
                            + " rows: ",
                        "")));
  }
}
