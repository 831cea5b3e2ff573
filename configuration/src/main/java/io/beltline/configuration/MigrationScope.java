package io.beltline.configuration;

import java.util.List;
import java.util.Optional;

/**
 * What of the database is migrated.
 *
 * @param schemaName the one schema to migrate; empty for every user schema of the database
 * @param tables names of the tables to migrate, exactly as in the catalog; empty for all
 * @param sequences names of the sequences to migrate, exactly as in the catalog; empty for all
 */
public record MigrationScope(
    Optional<String> schemaName, List<String> tables, List<String> sequences) {
  /** All user schemas, with all that is in them. */
  public static final MigrationScope EVERYTHING =
      new MigrationScope(Optional.empty(), List.of(), List.of());

  /** Keeps copies. */
  public MigrationScope {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }
}
