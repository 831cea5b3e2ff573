package io.beltline.activities.roles;

/** Roles that come with PostgreSQL or with the hosting and are nobody's application. */
final class ManagedRoles {
  /** Their names, as a regular expression for the server. */
  static final String PATTERN =
      "^(pg_.*"
          + "|rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)"
          + "|rds_(superuser|replication|password|iam|ad|extension|reserved)"
          + "|cloudsql(admin|agent|replica|superuser|imageadmin|importexport|connpooladmin|logical"
          + "|iamuser|iamserviceaccount|iamgroup|iamgroupuser|iamgroupserviceaccount|observabilityadmin)"
          + "|alloydb(admin|agent|superuser|replica|iamuser|imageadmin|importexport|metadata|observability)"
          + "|azure_(superuser|pg_admin|su)|azuresu|replication)$";

  private ManagedRoles() {}
}
