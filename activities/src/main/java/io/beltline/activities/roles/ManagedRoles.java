package io.beltline.activities.roles;

import java.util.List;

/**
 * Roles that come with the hosting and are nobody's application. Those of them that may log in are
 * left alone by every fence, too. A name alone is no proof: an application may call its role as it
 * likes, so they are known as such only where the hosting itself is, by the database that it keeps
 * for itself on each of its servers. Roles whose names begin with {@code pg_} are PostgreSQL's, and
 * nobody else can have them.
 */
public final class ManagedRoles {
  /**
   * For the server, each hosting's own database and, behind a space, a regular expression for the
   * names of its roles, all of them in full.
   */
  public static final List<String> BY_DATABASE =
      List.of(
          "rdsadmin ^(rds(admin|repladmin|proxyadmin|topmgr|writeforwarduser)"
              + "|rds_(superuser|replication|password|iam|ad|extension|reserved))$",
          google("cloudsqladmin", "cloudsql"),
          google("alloydbadmin", "(cloudsql|alloydb)"),
          "azure_maintenance ^(azuresu|azure_superuser|azure_pg_admin)$");

  private ManagedRoles() {}

  private static String google(String database, String prefix) {
    return "%s ^%s(admin|agent|superuser|replica|importexport|iam(user|group|groupuser|serviceaccount|groupserviceaccount))$"
        .formatted(database, prefix);
  }
}
