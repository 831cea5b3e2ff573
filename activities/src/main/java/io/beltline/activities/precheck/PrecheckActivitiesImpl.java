package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Sequences;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.EngineKind;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes all checks and chooses the engine. */
public final class PrecheckActivitiesImpl implements PrecheckActivities {
  private static final String CHOSEN =
      "both servers preload it, and with it the way back exists before the outage. Each"
          + " server was reached by the other as root user; whether pg_hba.conf lets the"
          + " replication role in shows when the link is made.";

  private final StepRunner steps;

  /** Checks the pairs that these steps run on. */
  public PrecheckActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public PrecheckReport precheck(Pair pair) {
    return steps.run(pair, PrecheckActivitiesImpl::precheck);
  }

  private static PrecheckReport precheck(Attempt attempt) throws SQLException {
    Inspection inspection = new Inspection(attempt);
    inspection.add(EngineCheck.findings(attempt.configuration().settings().engine()));
    Optional<InspectedSide> source = inspection.inspect(Side.SOURCE);
    Optional<InspectedSide> destination = inspection.inspect(Side.DESTINATION);
    if (source.isPresent() && destination.isPresent()) {
      inspection.compare(source.get(), destination.get());
    }
    List<Finding> findings =
        inspection.findings().stream().sorted(Comparator.comparing(Finding::severity)).toList();
    return report(findings, source);
  }

  private static PrecheckReport report(List<Finding> findings, Optional<InspectedSide> source)
      throws SQLException {
    boolean blocked = findings.stream().anyMatch(f -> f.severity() == Finding.Severity.BLOCKER);
    EngineKind engine = blocked ? null : EngineKind.PGLOGICAL;
    String reason = blocked ? "none: there are blockers" : CHOSEN;
    if (source.isEmpty()) {
      return new PrecheckReport(findings, engine, reason, 0, List.of(), 0, 0);
    }
    MigrationScope scope = source.get().scope();
    Tables tables = Tables.read(source.get().connection(), scope);
    return new PrecheckReport(
        findings,
        engine,
        reason,
        tables.replicated().size(),
        tables.copied().stream().map(table -> table.name().toString()).toList(),
        Math.toIntExact(Sequences.count(source.get().connection(), scope)),
        tables.all().stream()
            .filter(table -> table.travel() != Travel.LEAVES)
            .mapToLong(Table::bytes)
            .sum());
  }
}
