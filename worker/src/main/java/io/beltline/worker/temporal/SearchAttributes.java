package io.beltline.worker.temporal;

import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ensures that the search attributes which every migration carries exist in the namespace, before a
 * worker takes any work.
 *
 * <p>A workflow that sets an unknown search attribute does not fail: its task is refused and
 * repeated for ever. So a worker that can't be sure does not poll
 * (docs/decisions/0012-search-attributes.md).
 */
public final class SearchAttributes {
  /** What the workflows set; all of them keywords. */
  public static final List<String> REQUIRED =
      BeltSearchAttributes.ALL.stream().map(SearchAttributeKey::getName).toList();

  private static final Logger log = LoggerFactory.getLogger(SearchAttributes.class);
  private static final IndexedValueType KEYWORD = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;

  private final TemporalProfile profile;

  /** Looks at the namespace of this profile. */
  public SearchAttributes(TemporalProfile profile) {
    this.profile = profile;
  }

  /**
   * Registers what is missing; needs the right to do so only if something is.
   *
   * @throws NotReady with the commands to type, if the server neither has the attributes nor lets
   *     this worker register them
   * @throws StatusRuntimeException if the server can't be reached
   */
  public void ensureRegistered() throws NotReady {
    OperatorServiceStubs stubs = OperatorServiceStubs.newServiceStubs(options());
    try {
      ensureRegistered(stubs);
    } finally {
      stubs.shutdownNow();
    }
  }

  private OperatorServiceStubsOptions options() {
    return OperatorServiceStubsOptions.newBuilder(profile.service()).validateAndBuildWithDefaults();
  }

  private void ensureRegistered(OperatorServiceStubs stubs) throws NotReady {
    Map<String, IndexedValueType> known = list(stubs);
    refuseOtherTypes(known);
    List<String> added = new ArrayList<>();
    for (String name : REQUIRED) {
      if (!known.containsKey(name) && add(stubs, name)) {
        added.add(name);
      }
    }
    if (!added.isEmpty()) {
      log.info("registered search attributes {} in {}", added, profile.namespace());
    }
  }

  /** What the server has; empty if it does not tell, as the embedded one does not. */
  private Map<String, IndexedValueType> list(OperatorServiceStubs stubs) {
    try {
      return stubs
          .blockingStub()
          .listSearchAttributes(
              ListSearchAttributesRequest.newBuilder().setNamespace(profile.namespace()).build())
          .getCustomAttributesMap();
    } catch (StatusRuntimeException e) {
      rethrowIfUnreachable(e);
      log.debug("the server does not list its search attributes: {}", e.getStatus());
      return Map.of();
    }
  }

  /** True if it was added, false if it was there already. */
  private boolean add(OperatorServiceStubs stubs, String name) throws NotReady {
    try {
      stubs
          .blockingStub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(profile.namespace())
                  .putSearchAttributes(name, KEYWORD)
                  .build());
      return true;
    } catch (StatusRuntimeException e) {
      rethrowIfUnreachable(e);
      if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
        return false;
      }
      throw new NotReady(missing(name, e.getStatus()), e);
    }
  }

  private void refuseOtherTypes(Map<String, IndexedValueType> known) throws NotReady {
    for (String name : REQUIRED) {
      IndexedValueType type = known.getOrDefault(name, KEYWORD);
      if (type != KEYWORD) {
        throw new NotReady(
            "search attribute %s of namespace %s has the type %s, but migrations need a keyword; remove it or use another namespace"
                .formatted(name, profile.namespace(), type));
      }
    }
  }

  private static void rethrowIfUnreachable(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    if (code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED) {
      throw e;
    }
  }

  private String missing(String name, Status reason) {
    return ("namespace %s has no search attribute %s, and the server does not let this worker"
            + " register it (%s); let somebody who may type: temporal operator search-attribute"
            + " create --namespace %s --type Keyword --name %s")
        .formatted(
            profile.namespace(),
            name,
            reason,
            profile.namespace(),
            String.join(" --name ", REQUIRED));
  }
}
