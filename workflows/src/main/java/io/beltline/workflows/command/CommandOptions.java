package io.beltline.workflows.command;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import io.beltline.workflows.schema.SchemaFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after a command's name. Each command reads what concerns it.
 *
 * @param except roles that the command leaves alone
 * @param tables the only tables that it is about; empty for all
 * @param stride how many steps sequences go ahead
 * @param full whether it is to do or compare all there is
 * @param schema whether the schema is the command's business
 * @param force whether it may do what it would refuse otherwise
 * @param replace whether rows that are there may be replaced
 * @param direction which way data goes
 * @param side the side that it is about
 * @param files schema files of the caller
 */
public record CommandOptions(
    RoleFilter except,
    List<String> tables,
    long stride,
    boolean full,
    boolean schema,
    boolean force,
    boolean replace,
    Direction direction,
    Side side,
    SchemaFiles files) {

  /** What applies when nothing is typed. */
  public static final CommandOptions NONE =
      new CommandOptions(null, null, 0, false, true, false, false, null, null, null);

  public CommandOptions(
      @Nullable RoleFilter except,
      @Nullable List<String> tables,
      long stride,
      boolean full,
      boolean schema,
      boolean force,
      boolean replace,
      @Nullable Direction direction,
      @Nullable Side side,
      @Nullable SchemaFiles files) {
    if (stride < 0) {
      throw new IllegalArgumentException("the stride must not be negative, is " + stride);
    }
    this.except = except == null ? RoleFilter.NOBODY : except;
    this.tables = tables == null ? List.of() : List.copyOf(tables);
    this.stride = stride;
    this.full = full;
    this.schema = schema;
    this.force = force;
    this.replace = replace;
    this.direction = direction == null ? Direction.FORWARD : direction;
    this.side = side == null ? Side.SOURCE : side;
    this.files = files == null ? SchemaFiles.NONE : files;
  }

  /** The same with roles that are left alone. */
  public CommandOptions withExcept(RoleFilter filter) {
    return new CommandOptions(
        filter, tables, stride, full, schema, force, replace, direction, side, files);
  }

  /** The same for some tables. */
  public CommandOptions withTables(List<String> names, boolean mayReplace) {
    return new CommandOptions(
        except, names, stride, full, schema, force, mayReplace, direction, side, files);
  }

  /** The same with a stride. */
  public CommandOptions withStride(long steps) {
    return new CommandOptions(
        except, tables, steps, full, schema, force, replace, direction, side, files);
  }

  /** The same for all there is, or not. */
  public CommandOptions withFull(boolean all) {
    return new CommandOptions(
        except, tables, stride, all, schema, force, replace, direction, side, files);
  }

  /** The same with the schema, or without. */
  public CommandOptions withSchema(boolean included) {
    return new CommandOptions(
        except, tables, stride, full, included, force, replace, direction, side, files);
  }

  /** The same with force, or without. */
  public CommandOptions withForce(boolean forced) {
    return new CommandOptions(
        except, tables, stride, full, schema, forced, replace, direction, side, files);
  }

  /** The same in a direction. */
  public CommandOptions withDirection(Direction way) {
    return new CommandOptions(
        except, tables, stride, full, schema, force, replace, way, side, files);
  }

  /** The same for a side. */
  public CommandOptions withSide(Side one) {
    return new CommandOptions(
        except, tables, stride, full, schema, force, replace, direction, one, files);
  }

  /** The same with schema files. */
  public CommandOptions withFiles(SchemaFiles some) {
    return new CommandOptions(
        except, tables, stride, full, schema, force, replace, direction, side, some);
  }
}
