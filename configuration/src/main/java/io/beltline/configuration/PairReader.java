package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import io.beltline.configuration.json.JsonTree;
import io.beltline.configuration.json.Problems;
import io.beltline.configuration.server.Server;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the text of one pair's file. */
final class PairReader {

  private final PairFile file;
  private final Problems problems;

  PairReader(PairFile file) {
    this.file = file;
    this.problems = new Problems(file.path());
  }

  PairConfiguration read(String text) {
    return JsonTree.parse(text, problems)
        .flatMap(document -> Fields.of(document, problems))
        .flatMap(this::pair)
        .orElseThrow(problems::exception);
  }

  private Optional<PairConfiguration> pair(Fields fields) {
    refuseOtherName(fields, "db", file.db(), "folder");
    refuseOtherName(fields, "dc", file.dc(), "folder above it");
    Optional<Server> src = side(fields, "src");
    Optional<Server> dst = side(fields, "dst");
    MigrationScope scope = scope(fields);
    LoginExclusions exclusions = exclusions(fields);
    Optional<CutoverSettings> settings = CutoverSettingsReader.read(fields);
    Optional<ComparisonSettings> comparison =
        fields.object("validation").flatMap(ComparisonSettingsReader::read);
    if (src.isPresent() && dst.filter(src.get()::sameDatabaseAs).isPresent()) {
      fields.problem("dst", "is the same database as src", "describe the destination there");
    }
    fields.refuseUnknown();
    return fields.ifSound(
        () ->
            new PairConfiguration(
                file.path(),
                file.dc(),
                file.db(),
                src,
                dst,
                scope,
                exclusions,
                settings.orElseThrow(),
                comparison.orElse(ComparisonSettings.DEFAULT)));
  }

  private static void refuseOtherName(Fields fields, String field, String expected, String where) {
    Optional<String> written = fields.requiredText(field);
    if (written.isPresent() && !written.get().equals(expected)) {
      fields.problem(
          field,
          "is \"" + written.get() + "\", but the file is in the " + where + " " + expected,
          "write \"" + expected + "\", or move the file");
    }
  }

  private Optional<Server> side(Fields fields, String side) {
    return fields.object(side).flatMap(server -> new ServerReader(file, side).read(server));
  }

  private static MigrationScope scope(Fields fields) {
    return new MigrationScope(
        fields.text("schema_name"),
        fields.texts("tables").orElse(List.of()),
        fields.texts("sequences").orElse(List.of()));
  }

  private static LoginExclusions exclusions(Fields fields) {
    return new LoginExclusions(
        merged(fields, "exclude_users", "excludeUsers"),
        merged(fields, "exclude_patterns", "excludePatterns"));
  }

  private static List<String> merged(Fields fields, String one, String other) {
    return Stream.of(fields.texts(one), fields.texts(other))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
