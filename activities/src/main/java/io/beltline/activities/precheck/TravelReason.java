package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.QualifiedName;
import java.util.stream.Collectors;

/**
 * Says in plain words why a table travels as was decided, and what would make the link carry one
 * that is copied.
 */
final class TravelReason {
  private TravelReason() {}

  /** Why it travels that way. */
  static String of(Table table, TableFacts facts) {
    return switch (table.travel()) {
      case LEAVES -> "partitioned: its partitions carry the rows";
      case REPLICATED ->
          facts.replicaIdentity().equals("i")
              ? "replica identity index " + facts.identityIndex()
              : "primary key";
      case COPIED -> whyCopied(table, facts);
    };
  }

  private static String whyCopied(Table table, TableFacts facts) {
    if (facts.unlogged()) {
      return "unlogged: the log that a link reads does not have its rows";
    }
    if (!facts.generated().isEmpty()) {
      return "generated column " + String.join(", ", facts.generated());
    }
    if (!table.opaqueColumns().isEmpty()) {
      return "pglogical sends OIDs of the source for column "
          + String.join(", ", table.opaqueColumns());
    }
    if (!facts.deferrable().isEmpty()) {
      return "deferrable constraint " + String.join(", ", facts.deferrable());
    }
    return switch (facts.replicaIdentity()) {
      case "f" -> "REPLICA IDENTITY FULL";
      case "n" -> "REPLICA IDENTITY NOTHING";
      case "i" ->
          facts.identityIndex().isEmpty()
              ? "the index that was its replica identity is gone"
              : "its replica identity index %s cannot be used".formatted(facts.identityIndex());
      default -> whyWithoutKey(facts);
    };
  }

  private static String whyWithoutKey(TableFacts facts) {
    if (facts.hasPrimaryKey()) {
      return facts.keyDeferrable()
          ? "deferrable primary key"
          : "the index of its primary key is not valid";
    }
    return facts.candidate().isEmpty()
        ? "no primary key"
        : "no primary key; unique index %s could be its replica identity"
            .formatted(facts.candidate());
  }

  /** What to type so that the link carries it. */
  static String remedy(Table table, TableFacts facts) {
    String alter = "alter table " + table.name().quoted();
    if (facts.unlogged()) {
      return alter + " set logged;";
    }
    if (!facts.generated().isEmpty() || !table.opaqueColumns().isEmpty()) {
      return "Nothing makes this release's link carry it: if its copy takes too long, do without that column until the migration is over.";
    }
    if (!facts.deferrable().isEmpty()) {
      return alter + byDefault(facts) + " " + String.join(", ", facts.undeferred()) + ";";
    }
    if (facts.hasPrimaryKey()) {
      return withPrimaryKey(alter, table.name(), facts);
    }
    return facts.candidate().isEmpty()
        ? alter + byDefault(facts) + " add primary key (…);"
        : alter + " replica identity using index " + Identifiers.quote(facts.candidate()) + ";";
  }

  private static String withPrimaryKey(String alter, QualifiedName table, TableFacts facts) {
    String key = Identifiers.quote(facts.keyName());
    if (facts.keyDeferrable()) {
      String columns =
          facts.keyColumns().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
      return "%s%s drop constraint %s, add constraint %s primary key (%s); foreign keys that refer to it have to be dropped before and made again."
          .formatted(alter, byDefault(facts), key, key, columns);
    }
    return facts.replicaIdentity().equals("d")
        ? "reindex index " + Identifiers.quote(table.schema(), facts.keyName()) + ";"
        : alter + " replica identity default;";
  }

  private static String byDefault(TableFacts facts) {
    return facts.replicaIdentity().equals("d") ? "" : " replica identity default,";
  }
}
