package io.beltline.testbed.chaos;

import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.rehearsal.Ending;
import java.util.ArrayList;
import java.util.List;

/**
 * Many cutovers and rollbacks of one database under load; with {@code --json} this is its shape.
 *
 * @param ok whether everything is as it should be
 * @param cycles how many times there and back
 * @param winner the side on which it ended
 * @param acknowledged commits that a server acknowledged
 * @param inDoubt commits whose answer never came
 * @param lost of the acknowledged which the winner does not have
 * @param duplicated ledger rows that the winner has more than once
 * @param leftovers what the migration left behind
 * @param cutover the outages on the way there
 * @param rollback the outages on the way back
 * @param events how long the workflow's history has become
 * @param undone outages that were undone and approved again
 * @param problems everything that was not as it should be
 */
record CyclesReport(
    boolean ok,
    int cycles,
    String winner,
    long acknowledged,
    long inDoubt,
    long lost,
    long duplicated,
    int leftovers,
    OneWay cutover,
    OneWay rollback,
    long events,
    int undone,
    List<String> problems) {

  static CyclesReport of(List<Switch> switches, Operator operator, Ending ending) {
    List<String> problems = new ArrayList<>(ending.problems());
    operator.stopped().forEach(step -> problems.add("stopped at " + step));
    operator.undone().forEach(reason -> problems.add("undone: " + reason));
    return of(switches, operator.undone().size(), ending, problems);
  }

  static CyclesReport of(List<Switch> switches, int undone, Ending ending, List<String> problems) {
    return new CyclesReport(
        problems.isEmpty(),
        (int) switches.stream().filter(one -> one.to() == Side.SOURCE).count(),
        ending.winner().inWords(),
        ending.audit().acknowledged(),
        ending.audit().inDoubt(),
        ending.audit().lost(),
        ending.audit().duplicated(),
        ending.leftovers().size(),
        OneWay.to(Side.DESTINATION, switches),
        OneWay.to(Side.SOURCE, switches),
        ending.events(),
        undone,
        problems);
  }
}
