package io.beltline.activities.fence;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.SessionTag;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a fence leaves alone: the side's root user, the replication role, the hosting's own roles,
 * and what the configuration excludes. Superusers of an application are fenced like everybody else,
 * because they can write like everybody else.
 *
 * @param names exactly as the server has them
 * @param patterns {@code LIKE} patterns, which tell upper from lower case
 */
record Spared(List<String> names, List<String> patterns) {
  private static final String FENCEABLE = Statements.of(Spared.class, "fenceable.sql");

  /**
   * The roles through which hostings run their own control planes. Exact names: a role of an
   * application whose name merely begins like one of them is fenced.
   */
  private static final List<String> OF_HOSTINGS =
      List.of(
          "rdsadmin",
          "rds_superuser",
          "rds_replication",
          "rdsrepladmin",
          "rdsproxyadmin",
          "rdstopmgr",
          "rdswriteforwarduser",
          "cloudsqladmin",
          "cloudsqlagent",
          "cloudsqlsuperuser",
          "cloudsqlreplica",
          "cloudsqlimportexport",
          "alloydbadmin",
          "alloydbagent",
          "alloydbsuperuser",
          "alloydbreplica",
          "alloydbimportexport",
          "azuresu",
          "azure_superuser",
          "azure_pg_admin");

  /** Whom the fence of this side leaves alone. */
  static Spared on(Attempt attempt, Side side) {
    Server server = attempt.server(side);
    List<String> names = new ArrayList<>(OF_HOSTINGS);
    names.add(server.root().name());
    names.add(server.replication().name());
    names.addAll(attempt.configuration().exclusions().users());
    return new Spared(names, attempt.configuration().exclusions().patterns());
  }

  /** A statement about {@code fenceable} roles and sessions of an {@code application}. */
  Query about(Connection connection, String statement) {
    return Query.of(connection, FENCEABLE + statement, names, patterns, SessionTag.PREFIX);
  }
}
