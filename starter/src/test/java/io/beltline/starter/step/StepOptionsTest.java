package io.beltline.starter.step;

import static io.beltline.workflows.command.Flag.FORCE;
import static io.beltline.workflows.command.Flag.FULL;
import static io.beltline.workflows.command.Flag.REPLACE;
import static io.beltline.workflows.command.Flag.WITHOUT_SCHEMA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepOptionsTest {
  private static final CommandOptions NONE = CommandOptions.NONE;

  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  static Stream<Arguments> typed() {
    RoleFilter roles = new RoleFilter(List.of("a", "b"), List.of("%etl%"));
    CommandOptions but = NONE.withExcept(roles);
    return Stream.of(
        Arguments.of("connections -e a --exclude-user b -p %etl%", but),
        Arguments.of("revoke-logins -e a -e b --exclude-pattern %etl%", but),
        Arguments.of("restore-logins --destination", NONE.withSide(Side.DESTINATION)),
        Arguments.of("revoke-logins --destination", NONE.withSide(Side.DESTINATION)),
        Arguments.of("reset --force", NONE.with(FORCE, true)),
        Arguments.of("remove-indexes --force", NONE.with(FORCE, true)),
        Arguments.of("remove-constraints --force", NONE.with(FORCE, true)),
        Arguments.of("diff-schemas --full", NONE.with(FULL, true)),
        Arguments.of("setup", NONE),
        Arguments.of("setup --schema", NONE),
        Arguments.of("setup --no-schema", NONE.with(WITHOUT_SCHEMA, true)),
        Arguments.of("sync-sequences", NONE),
        Arguments.of(
            "sync-sequences --stride 1000 --back",
            NONE.withStride(1000).withDirection(Direction.BACK)),
        Arguments.of("diff-sequences --back", NONE.withDirection(Direction.BACK)),
        Arguments.of(
            "sync-tables --table a --table public.B --replace",
            NONE.withTables(List.of("a", "public.B")).with(REPLACE, true)),
        Arguments.of("sync-tables --back", NONE.withDirection(Direction.BACK)),
        Arguments.of(
            "validate-data --back",
            NONE.withDirection(Direction.BACK)
                .withComparison(new ComparisonOptions(0, 0, 100, false))),
        Arguments.of(
            "validate-data --max-rate 50MB --sessions 4 --limit 7 --show-values",
            NONE.withComparison(new ComparisonOptions(50_000_000, 4, 7, true))),
        Arguments.of("sync", NONE),
        Arguments.of("sync --no-schema", NONE.with(WITHOUT_SCHEMA, true)),
        Arguments.of("sync --no-no-schema", NONE),
        Arguments.of("teardown-back-replication --force", NONE.with(FORCE, true)),
        Arguments.of("teardown-forward-replication --force", NONE.with(FORCE, true)),
        Arguments.of("teardown --full --force", NONE.with(FULL, true).with(FORCE, true)),
        Arguments.of("teardown --no-full", NONE),
        Arguments.of("cleanup-previous-config --full", NONE.with(FULL, true)),
        Arguments.of("cleanup-previous-config --force", NONE.with(FORCE, true)));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void whatIsTypedIsSent(String line, CommandOptions sent, @TempDir Path directory) {
    String options = BeltlineDataConverter.mapper().valueToTree(sent).toString();

    Ran ran = temporal.beltIn(directory, words(line + " test echo --json"));

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains(options.replace("\"", "\\\"")), ran.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sync --no-schema --no-no-schema test echo",
        "sync-sequences --stride=-1 test echo",
        "validate-data --max-rate 1kB test echo",
        "validate-data --sessions 17 test echo",
        "validate-data --limit 1001 test echo",
        "sync-sequences --stride=many test echo",
        "check-pkeys test",
        "diff-schemas --no-full test echo",
        "sync --schema test echo"
      })
  void whatCannotBeMeantIsWrongUsage(String line) {
    assertEquals(2, temporal.belt(words(line)).exitCode());
  }

  @Test
  void aPairThatIsRequiredIsEnough() {
    Ran ran = temporal.belt("check-pkeys", "test", "orders");

    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("without a primary key (1)\n  public.log\n"), ran.out());
  }

  private static String[] words(String line) {
    return Pattern.compile(" ").split(line);
  }
}
