package io.beltline.workflows.precheck;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Describes what precheck judges. */
@ActivityInterface
public interface DescriptionActivities {
  /** Lists the source's tables in scope, ordered by name, and how each will travel. Reads only. */
  @ActivityMethod(name = "DescribeTables")
  List<TableTravel> describeTables(Pair pair);

  /** Tells what stands in a side's settings, rights and extensions. Reads only. */
  @ActivityMethod(name = "DescribeServer")
  ServerSummary describeServer(Pair pair, Side side);
}
