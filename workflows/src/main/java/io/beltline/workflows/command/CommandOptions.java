package io.beltline.workflows.command;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.validation.ComparisonOptions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after a command's name. Each command reads what concerns it.
 *
 * @param except roles that the command leaves alone
 * @param tables the only tables that it is about; empty for all
 * @param stride how many steps sequences go ahead
 * @param flags what was typed that takes no value, always in the order of {@link Flag}
 * @param direction which way data goes
 * @param side the side that it is about
 * @param files schema files of the caller
 * @param comparison how all rows are compared
 */
public record CommandOptions(
    RoleFilter except,
    List<String> tables,
    long stride,
    Set<Flag> flags,
    Direction direction,
    Side side,
    SchemaFiles files,
    ComparisonOptions comparison) {

  /** What applies when nothing is typed. */
  public static final CommandOptions NONE =
      new CommandOptions(null, null, 0, null, null, null, null, null);

  public CommandOptions(
      @Nullable RoleFilter except,
      @Nullable List<String> tables,
      long stride,
      @Nullable Set<Flag> flags,
      @Nullable Direction direction,
      @Nullable Side side,
      @Nullable SchemaFiles files,
      @Nullable ComparisonOptions comparison) {
    if (stride < 0) {
      throw new IllegalArgumentException("the stride must not be negative, is " + stride);
    }
    this.except = except == null ? RoleFilter.NOBODY : except;
    this.tables = tables == null ? List.of() : List.copyOf(tables);
    this.stride = stride;
    this.flags = flags == null ? Set.of() : Collections.unmodifiableSet(inOrder(flags));
    this.direction = direction == null ? Direction.FORWARD : direction;
    this.side = side == null ? Side.SOURCE : side;
    this.files = files == null ? SchemaFiles.NONE : files;
    this.comparison = comparison == null ? ComparisonOptions.NONE : comparison;
  }

  /** Whether this was typed. */
  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** The same with roles that are left alone. */
  public CommandOptions withExcept(RoleFilter filter) {
    return new CommandOptions(filter, tables, stride, flags, direction, side, files, comparison);
  }

  /** The same for some tables. */
  public CommandOptions withTables(List<String> names) {
    return new CommandOptions(except, names, stride, flags, direction, side, files, comparison);
  }

  /** The same with a stride. */
  public CommandOptions withStride(long steps) {
    return new CommandOptions(except, tables, steps, flags, direction, side, files, comparison);
  }

  /** The same with a flag, or without it. */
  public CommandOptions with(Flag flag, boolean typed) {
    Set<Flag> changed = inOrder(flags);
    if (typed) {
      changed.add(flag);
    } else {
      changed.remove(flag);
    }
    return new CommandOptions(except, tables, stride, changed, direction, side, files, comparison);
  }

  /** The same in a direction. */
  public CommandOptions withDirection(Direction way) {
    return new CommandOptions(except, tables, stride, flags, way, side, files, comparison);
  }

  /** The same for a side. */
  public CommandOptions withSide(Side one) {
    return new CommandOptions(except, tables, stride, flags, direction, one, files, comparison);
  }

  /** The same with schema files. */
  public CommandOptions withFiles(SchemaFiles some) {
    return new CommandOptions(except, tables, stride, flags, direction, side, some, comparison);
  }

  /** The same where rows are compared like this. */
  public CommandOptions withComparison(ComparisonOptions how) {
    return new CommandOptions(except, tables, stride, flags, direction, side, files, how);
  }

  private static EnumSet<Flag> inOrder(Set<Flag> flags) {
    EnumSet<Flag> ordered = EnumSet.noneOf(Flag.class);
    ordered.addAll(flags);
    return ordered;
  }
}
