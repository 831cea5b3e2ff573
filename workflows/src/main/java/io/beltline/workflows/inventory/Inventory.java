package io.beltline.workflows.inventory;

import java.util.List;

/**
 * The replication objects on one side, each in words with its kind and name, such as {@code slot
 * pgl_shop_...}: slots, origins, subscriptions, publications, pglogical nodes and sets, event
 * triggers, the schemas {@code pglogical} and {@code beltline}, the extension, and the replication
 * role.
 *
 * @param objects sorted, without duplicates
 */
public record Inventory(List<String> objects) {
  public Inventory {
    objects = objects.stream().distinct().sorted().toList();
  }

  /** What stands here that did not stand in the baseline. */
  public List<String> addedSince(Inventory baseline) {
    return objects.stream().filter(object -> !baseline.objects.contains(object)).toList();
  }
}
