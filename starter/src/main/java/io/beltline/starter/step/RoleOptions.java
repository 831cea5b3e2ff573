package io.beltline.starter.step;

import io.beltline.workflows.roles.RoleFilter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Roles that a command leaves alone, beside those that the configuration names. */
final class RoleOptions {
  @Option(
      names = {"-e", "--exclude-user"},
      paramLabel = "NAME",
      description = "A role to leave alone, exactly as the server has it. May be repeated.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-p", "--exclude-pattern"},
      paramLabel = "PATTERN",
      description =
          "Roles to leave alone by an SQL LIKE pattern, such as '%%repuser%%'. May be repeated.")
  private List<String> patterns = new ArrayList<>();

  RoleFilter filter() {
    return new RoleFilter(names, patterns);
  }
}
