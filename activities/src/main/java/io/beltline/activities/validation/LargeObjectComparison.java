package io.beltline.activities.validation;

import io.beltline.activities.largeobject.LargeObject;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the large objects of both sides, each as a whole; they are named by their OIDs. */
final class LargeObjectComparison {
  private final Findings findings;

  LargeObjectComparison(Findings findings) {
    this.findings = findings;
  }

  /** Compares them, if the scope has any; returns how many the provider has. */
  int compare(BothSides sides, MigrationScope scope) throws SQLException {
    BothSides.Answers<Map<Long, LargeObject>> objects =
        sides.ask(session -> LargeObject.read(session, scope));
    Map<Long, LargeObject> provider = objects.provider();
    provider.forEach((oid, object) -> compare(object, objects.subscriber().get(oid)));
    objects.subscriber().keySet().stream()
        .filter(oid -> !provider.containsKey(oid))
        .forEach(oid -> different(oid, Kind.EXTRA, List.of()));
    return provider.size();
  }

  private void compare(LargeObject provider, @Nullable LargeObject subscriber) {
    if (subscriber == null) {
      different(provider.oid(), Kind.MISSING, List.of());
    } else if (!provider.equals(subscriber)) {
      boolean sameBytes = provider.sameBytes(subscriber);
      different(
          provider.oid(), Kind.CHANGED, List.of(sameBytes ? "owner, rights or comment" : "bytes"));
    }
  }

  private void different(long oid, Kind kind, List<String> what) {
    findings.different(new Difference("large objects", "oid=" + oid, kind, what));
  }
}
