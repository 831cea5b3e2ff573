package io.beltline.worker.cutover;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything about a cutover that anybody may look at. */
record Surfaces(OperatorOfCutover operator, WorkerJvm worker, Onlooker onlooker) {
  /** What tells a secret, and the places whose secrets it tells. */
  Map<String, Set<String>> telling(Secrets secrets) throws Exception {
    Map<String, Set<String>> telling = new TreeMap<>();
    for (Map.Entry<String, String> surface : all().entrySet()) {
      Set<String> told = secrets.in(surface.getValue());
      if (!told.isEmpty()) {
        telling.put(surface.getKey(), told);
      }
    }
    return telling;
  }

  private Map<String, String> all() throws Exception {
    Map<String, String> surfaces = new LinkedHashMap<>();
    surfaces.put("history", operator.history());
    surfaces.put("description", operator.description());
    surfaces.put("details", operator.details());
    surfaces.put("status", operator.status().toString());
    surfaces.put("log", worker.log());
    surfaces.put("metrics", worker.http().get("/prometheus").body());
    surfaces.put("health", worker.http().get("/health").body());
    surfaces.put("command lines", onlooker.commandLines());
    surfaces.put("environments", onlooker.environments());
    surfaces.put("files", onlooker.files());
    return surfaces;
  }
}
