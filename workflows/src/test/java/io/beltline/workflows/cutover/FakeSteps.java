package io.beltline.workflows.cutover;

import io.beltline.workflows.configuration.ConfigurationActivities;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.copy.CopyActivities;
import io.beltline.workflows.copy.CopyReport;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.OpenReport;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.roles.RolesReport;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.schema.SchemaReport;
import io.beltline.workflows.sequence.SequenceActivities;
import io.beltline.workflows.sequence.SequenceReport;
import io.beltline.workflows.stray.StrayWriteActivities;
import io.beltline.workflows.stray.StrayWrites;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Steps that write down that they ran, and a little world that they change: who may log in where,
 * and which links run. A test makes one of them fail or hang.
 */
final class FakeSteps
    implements ConfigurationActivities,
        InventoryActivities,
        PrecheckActivities,
        RoleActivities,
        SchemaActivities,
        ReplicationActivities,
        FenceActivities,
        SequenceActivities,
        CopyActivities,
        ValidationActivities,
        EvidenceActivities,
        StrayWriteActivities {
  private static final Lsn FENCE = Lsn.parse("0/100");

  final List<String> calls = new CopyOnWriteArrayList<>();
  final Set<Side> loginsAllowed = EnumSet.of(Side.SOURCE);
  final Set<Direction> linksRunning = EnumSet.noneOf(Direction.class);
  final Map<String, Deviation> deviations = new ConcurrentHashMap<>();
  Set<Gate> gates = EnumSet.of(Gate.REVOKE_LOGINS, Gate.TEARDOWN);
  Duration outageBudget = Duration.ofSeconds(30);
  List<Finding> findings = List.of();
  List<List<String>> leftovers = new ArrayList<>();
  List<Verdict> verdicts = new ArrayList<>();

  /** Sequences that {@code SyncSequences} leaves behind, also in the outage. */
  volatile List<String> behind = List.of();

  volatile StrayWrites strayWrites = StrayWrites.NONE;
  final AtomicInteger watches = new AtomicInteger();

  /** The calls of the rehearsals before a side is fenced: what runs side by side is a set. */
  static List<Set<String>> rehearsals(Side provider) {
    List<Set<String>> calls = new ArrayList<>();
    for (int i = 0; i < WriteOutage.REHEARSALS; i++) {
      calls.add(
          Set.of(
              "CopyTablesAhead",
              "Drain",
              "SyncSequences",
              "ValidateReplicated",
              "Unfence " + provider));
      calls.add(Set.of("ConfirmLinkRunning"));
    }
    return calls;
  }

  /** The calls before the fence and after the last evidence, in the shape of rehearsals. */
  static List<Set<String>> beforeFence(List<String> calls, Side provider) {
    int fence = calls.indexOf(provider == Side.SOURCE ? "Fence" : "Fence " + provider);
    List<String> before = calls.subList(0, fence);
    List<String> rest = before.subList(before.lastIndexOf("AwaitGreenEvidence") + 1, fence);
    List<Set<String>> parts = new ArrayList<>();
    for (int from = 0, size = 5; from < rest.size(); from += size, size = 6 - size) {
      parts.add(Set.copyOf(rest.subList(from, Math.min(from + size, rest.size()))));
    }
    return parts;
  }

  private static final Map<String, Integer> CALLED_BEFORE_THE_OUTAGE =
      Map.of(
          "Drain", WriteOutage.REHEARSALS,
          "SyncSequences", WriteOutage.REHEARSALS,
          "ValidateReplicated", WriteOutage.REHEARSALS,
          "ConfirmLinkRunning", WriteOutage.REHEARSALS,
          "Unfence source", WriteOutage.REHEARSALS,
          "Unfence destination", WriteOutage.REHEARSALS,
          "ResumeLink", 1);

  private final Map<String, Integer> passes = new ConcurrentHashMap<>();

  /** What a step does otherwise than planned, once. */
  interface Deviation {
    void happen();
  }

  void failsOnce(String step) {
    failsOnce(step, calledBefore(step));
  }

  /** In the outage of a rollback, which begins by confirming the link that it will drain. */
  void failsOnceInRollback(String step) {
    failsOnce(step, calledBefore(step) + (step.equals("ConfirmLinkRunning") ? 1 : 0));
  }

  private static int calledBefore(String step) {
    return CALLED_BEFORE_THE_OUTAGE.getOrDefault(step, 0);
  }

  void rehearsalFailsOnce(String step) {
    failsOnce(step, 0);
  }

  private void failsOnce(String step, int afterCalls) {
    passes.put(step, afterCalls);
    deviations.put(
        step,
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("it broke. Mend it.", "Broken");
        });
  }

  /** Hangs until it is cancelled; the latch tells that it hangs. */
  CountDownLatch hangs(String step) {
    return hangs(step, calledBefore(step));
  }

  void rehearsalHangs(String step) {
    CountDownLatch unused = hangs(step, 0);
  }

  private CountDownLatch hangs(String step, int afterCalls) {
    passes.put(step, afterCalls);
    CountDownLatch hanging = new CountDownLatch(1);
    deviations.put(
        step,
        () -> {
          hanging.countDown();
          heartbeatUntilCancelled();
        });
    return hanging;
  }

  private static void heartbeatUntilCancelled() {
    while (true) {
      beatOnce();
    }
  }

  private static void beatOnce() {
    Activity.getExecutionContext().heartbeat(null);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
  }

  private void did(String step) {
    calls.add(step);
    if (deviations.containsKey(step) && passes.merge(step, -1, Integer::sum) < 0) {
      deviations.remove(step).happen();
    }
  }

  @Override
  public PairSettings readSettings(Pair pair) {
    did("ReadSettings");
    return new PairSettings(outageBudget, 1024, gates, true);
  }

  @Override
  public Baseline takeBaseline(Pair pair) {
    did("TakeBaseline");
    return new Baseline(new Inventory(List.of()), new Inventory(List.of("slot theirs")));
  }

  @Override
  public List<String> findLeftovers(Pair pair, Baseline baseline) {
    did("FindLeftovers");
    return leftovers.isEmpty() ? List.of() : leftovers.remove(0);
  }

  @Override
  public PrecheckReport precheck(Pair pair) {
    did("Precheck");
    return new PrecheckReport(
        findings, EngineKind.PGLOGICAL, "both preload it", 3, List.of("public.log"), 2, 4096);
  }

  @Override
  public void ensureReplicationRole(Pair pair) {
    did("EnsureReplicationRole");
  }

  @Override
  public RolesReport ensureApplicationRoles(Pair pair, boolean fenceDestination) {
    did("EnsureApplicationRoles");
    return new RolesReport(1, 0, 1);
  }

  @Override
  public SchemaReport ensureSchema(Pair pair) {
    did("EnsureSchema");
    return new SchemaReport(10, 2, 1);
  }

  @Override
  public IndexReport ensureIndexes(Pair pair) {
    did("EnsureIndexes");
    return new IndexReport(2, 0);
  }

  @Override
  public ConstraintReport ensureNotValidConstraints(Pair pair) {
    did("EnsureNotValidConstraints");
    return new ConstraintReport(1, 0);
  }

  @Override
  public void analyze(Pair pair, Side side) {
    did("Analyze");
  }

  @Override
  public int refreshMaterializedViews(Pair pair, Side side) {
    did("RefreshMaterializedViews");
    return 0;
  }

  @Override
  public void ensureLink(Link link, InitialData data) {
    did("EnsureLink " + link.direction() + (data == InitialData.COPIED ? " with copy" : ""));
    linksRunning.add(link.direction());
  }

  @Override
  public void extendLink(Link link) {
    did("ExtendLink " + link.direction());
  }

  @Override
  public ReadyReport awaitReady(Link link) {
    did("AwaitReady");
    return new ReadyReport(3, 4096);
  }

  @Override
  public DrainReport drain(Link link, Lsn fenceLsn) {
    did("Drain");
    return new DrainReport(fenceLsn, fenceLsn);
  }

  @Override
  public void stopLink(Link link) {
    linksRunning.remove(link.direction());
    did("StopLink");
  }

  @Override
  public void resumeLink(Link link) {
    did("ResumeLink");
    linksRunning.add(link.direction());
  }

  @Override
  public void confirmLinkRunning(Link link) {
    did("ConfirmLinkRunning");
  }

  @Override
  public void removeLink(Link link) {
    did("RemoveLink " + link.direction());
    linksRunning.remove(link.direction());
  }

  @Override
  public void removeReplication(Link link, Baseline baseline) {
    did("RemoveReplication");
    linksRunning.clear();
  }

  @Override
  public FenceReport fence(Pair pair, Side side) {
    loginsAllowed.remove(side);
    did(side == Side.SOURCE ? "Fence" : "Fence destination");
    return new FenceReport(FENCE, 2, 5);
  }

  @Override
  public UnfenceReport unfence(Pair pair, Side side) {
    did("Unfence " + side);
    // A destination that was never opened has no application to let in.
    if (side == Side.SOURCE || calls.contains("Open destination")) {
      loginsAllowed.add(side);
    }
    return new UnfenceReport(2);
  }

  @Override
  public OpenReport open(Pair pair, Side side) {
    did("Open " + side);
    loginsAllowed.add(side);
    return new OpenReport(2);
  }

  @Override
  public SequenceReport syncSequences(Pair pair, Direction direction) {
    did("SyncSequences");
    return new SequenceReport(2, 2, behind);
  }

  @Override
  public CopyReport copyTablesAhead(Pair pair, Direction direction) {
    did("CopyTablesAhead");
    return new CopyReport(1, 0, 9, 90);
  }

  @Override
  public CopyReport copyTablesWithoutIdentity(Pair pair, Direction direction) {
    did("CopyTablesWithoutIdentity");
    return new CopyReport(1, 1, 1, 10);
  }

  @Override
  public ValidationReport validateAll(
      Pair pair, Direction direction, @Nullable ComparisonOptions options) {
    did("ValidateAll " + direction);
    return report();
  }

  @Override
  public ValidationReport validateReplicated(Pair pair, Direction direction) {
    did("ValidateReplicated");
    return report();
  }

  @Override
  public ValidationReport validateCopied(Pair pair, Direction direction) {
    did("ValidateCopied");
    return report();
  }

  @Override
  public ValidationReport validateSequences(Pair pair, Direction direction) {
    did("ValidateSequences");
    return report();
  }

  private synchronized ValidationReport report() {
    Verdict verdict = verdicts.isEmpty() ? Verdict.EQUAL : verdicts.remove(0);
    List<String> why = verdict == Verdict.EQUAL ? List.of() : List.of("public.orders: no rights");
    return new ValidationReport(verdict, "all rows", 3, 100, List.of(), why);
  }

  @Override
  public Evidence awaitGreenEvidence(EvidenceRequest request) {
    did("AwaitGreenEvidence");
    return new Evidence(
        List.of(new Evidence.Check("tables ready", true, "3 of 3")),
        0,
        0,
        new Forecast(120, 5, 0, 0, 2, 100));
  }

  @Override
  public void watchEvidence(EvidenceRequest request) {
    did("WatchEvidence");
    heartbeatUntilCancelled();
  }

  @Override
  public void ensureStrayWatch(Pair pair, Side fenced) {
    did("EnsureStrayWatch " + fenced);
  }

  @Override
  public StrayWrites awaitStrayWrites(Pair pair, Side fenced, StrayWrites known) {
    watches.incrementAndGet();
    while (known.containsAll(strayWrites)) {
      beatOnce();
    }
    return strayWrites;
  }

  @Override
  public StrayWrites lookForStrayWrites(Pair pair, Side fenced) {
    did("LookForStrayWrites");
    return strayWrites;
  }

  @Override
  public void removeStrayWatch(Pair pair, Side side) {
    did("RemoveStrayWatch " + side);
  }
}
