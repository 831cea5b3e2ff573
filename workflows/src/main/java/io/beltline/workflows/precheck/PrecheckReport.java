package io.beltline.workflows.precheck;

import io.beltline.workflows.replication.EngineKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that precheck found, and how the data will travel.
 *
 * @param findings blockers first
 * @param engine the engine chosen; null when a blocker kept it from being chosen
 * @param engineReason why this engine, in words
 * @param replicatedTables how many tables the engine replicates
 * @param copiedTables names of the tables that are copied behind the fence, because they have no
 *     replica identity
 * @param sequences how many sequences are carried over
 * @param bytes size of the source's tables in scope
 */
public record PrecheckReport(
    List<Finding> findings,
    @Nullable EngineKind engine,
    String engineReason,
    int replicatedTables,
    List<String> copiedTables,
    int sequences,
    long bytes) {
  public PrecheckReport {
    findings = List.copyOf(findings);
    copiedTables = List.copyOf(copiedTables);
  }

  /** What ends the migration here. */
  public List<Finding> blockers() {
    return findings.stream().filter(f -> f.severity() == Finding.Severity.BLOCKER).toList();
  }

  /** What is kept as evidence. */
  public List<Finding> warnings() {
    return findings.stream().filter(f -> f.severity() == Finding.Severity.WARNING).toList();
  }
}
