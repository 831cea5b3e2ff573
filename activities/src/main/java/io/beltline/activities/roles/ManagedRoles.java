package io.beltline.activities.roles;

/**
 * Roles that come with PostgreSQL or with the hosting and are nobody's application. Those of them
 * that may log in are left alone by every fence, too.
 */
public final class ManagedRoles {
  /** Their names, as a regular expression for the server. */
  public static final String PATTERN =
      "^(pg_.*"
          + "|rds(admin|repladmin|proxyadmin|topmgr|writeforwarduser)"
          + "|rds_(superuser|replication|password|iam|ad|extension|reserved)"
          + "|(cloudsql|alloydb)(admin|agent|superuser|replica|importexport)"
          + "|(cloudsql|alloydb)iam(user|group|groupuser|serviceaccount|groupserviceaccount)"
          + "|azuresu|azure_superuser|azure_pg_admin)$";

  private ManagedRoles() {}
}
