package io.beltline.workflows.evidence;

/**
 * How long the write outage would last if it began now, and from what that is estimated.
 *
 * @param millis the estimate: the sum of what the parts below take, as measured on other runs
 * @param sessions application sessions that the fence ends
 * @param longestTransactionSeconds age of their oldest open transaction, which the fence rolls back
 * @param lagBytes log that the drain waits for
 * @param sequences sequences that are set
 * @param copyBytes size of the tables without replica identity whose rows are updated or deleted,
 *     which are copied whole; of the others only new rows will be
 */
public record Forecast(
    long millis,
    int sessions,
    long longestTransactionSeconds,
    long lagBytes,
    int sequences,
    long copyBytes) {}
