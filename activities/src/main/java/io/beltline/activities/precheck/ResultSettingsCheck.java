package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings by which the same statement gives another result. What the source's database has of its
 * own travels with it and is no difference, unless the destination's database has its own as well.
 *
 * <p>Two of them are hidden from every session of a JDBC driver, which sets them itself: {@code
 * DateStyle} and {@code TimeZone}. Those are read from the server's files where root may do that.
 */
final class ResultSettingsCheck implements PairCheck {
  private static final String READ =
      Statements.of(ResultSettingsCheck.class, "result-settings.sql");
  private static final String FILES = Statements.of(ResultSettingsCheck.class, "file-settings.sql");
  private static final String MAY_READ_FILES =
      """
      select pg_catalog.has_table_privilege('pg_catalog.pg_file_settings', 'select')
             and pg_catalog.has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'execute')
      """;
  private static final List<String> NAMES =
      List.of(
          "default_text_search_config",
          "datestyle",
          "intervalstyle",
          "timezone",
          "timezone_abbreviations",
          "lc_messages",
          "lc_monetary",
          "lc_numeric",
          "lc_time",
          "bytea_output",
          "xmlbinary",
          "xmloption",
          "array_nulls",
          "standard_conforming_strings",
          "backslash_quote",
          "transform_null_equals",
          "default_transaction_isolation",
          "default_transaction_read_only");

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    Map<String, Setting> here = read(source);
    Map<String, Setting> there = read(destination);
    List<String> differences = new ArrayList<>();
    List<String> remedies = new ArrayList<>();
    for (String name : NAMES) {
      Setting wanted = here.get(name);
      Setting found = there.get(name);
      if (wanted != null && found != null && found.differsFrom(wanted)) {
        differences.add("%s is '%s', the source's '%s'".formatted(name, found.value, wanted.value));
        remedies.add(
            "alter database %s set %s = %s;"
                .formatted(
                    Identifiers.quote(destination.server().database()),
                    name,
                    Identifiers.literal(wanted.value)));
      }
    }
    return differences.isEmpty()
        ? List.of()
        : List.of(
            FindingCode.SETTINGS_DIFFER.warning(
                Side.DESTINATION,
                "statements may give other results there: " + String.join("; ", differences),
                String.join(" ", remedies)));
  }

  /** What can be seen of them. */
  private static Map<String, Setting> read(InspectedSide side) throws SQLException {
    boolean filesSeen = side.query(MAY_READ_FILES).isTrue();
    Map<String, String> files = filesSeen ? files(side) : Map.of();
    Map<String, Setting> settings = new HashMap<>();
    for (Setting setting : side.query(READ, NAMES).list(Setting::of)) {
      if (!setting.hidden) {
        settings.put(setting.name, setting);
      } else if (filesSeen) {
        settings.put(
            setting.name, setting.with(files.getOrDefault(setting.name, setting.otherwise)));
      }
    }
    return settings;
  }

  private static Map<String, String> files(InspectedSide side) throws SQLException {
    Map<String, String> values = new HashMap<>();
    side.query(FILES, NAMES).list(row -> values.put(row.getString("name"), row.getString("value")));
    return values;
  }

  /**
   * One setting.
   *
   * @param ofDatabase whether the database has it of its own
   * @param hidden whether the value is our session's alone
   * @param otherwise what it is where nobody sets it
   */
  private record Setting(
      String name, String value, boolean ofDatabase, boolean hidden, String otherwise) {
    static Setting of(ResultSet row) throws SQLException {
      return new Setting(
          row.getString("name"),
          row.getString("value"),
          row.getBoolean("of_database"),
          row.getBoolean("hidden"),
          row.getString("otherwise"));
    }

    Setting with(String seen) {
      return new Setting(name, seen, ofDatabase, false, otherwise);
    }

    boolean differsFrom(Setting source) {
      boolean arrives = source.ofDatabase && !ofDatabase;
      return !arrives && !plain(value).equalsIgnoreCase(plain(source.value));
    }

    /** {@code Etc/UTC} is {@code UTC}. */
    private static String plain(String value) {
      return value.startsWith("Etc/") ? value.substring(4) : value;
    }
  }
}
