package io.beltline.activities.precheck;

import io.beltline.configuration.EngineChoice;
import io.beltline.workflows.precheck.Finding;
import java.util.List;

/** The engine that the configuration asks for is one that this release has. */
final class EngineCheck {
  private EngineCheck() {}

  static List<Finding> findings(EngineChoice asked) {
    return switch (asked) {
      case AUTO, PGLOGICAL, NATIVE -> List.of();
      case DUMP ->
          List.of(
              FindingCode.ENGINE.blocker(
                  "configuration",
                  "engine '%s' is not available in this release".formatted(asked.wireName()),
                  "Set engine to 'pglogical' or 'native', or leave it out."));
    };
  }
}
