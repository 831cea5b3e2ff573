package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.starter.view.Words;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.LinkStatus.Lag;
import io.beltline.workflows.replication.LinkStatus.State;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How replication stands both ways; lags, sizes and progress are those of the way there. */
public final class StatusTable implements Report {
  private static final String[] COLUMNS = {
    "database",
    "src -> dst",
    "src <- dst",
    "sent_lag",
    "flush_lag",
    "write_lag",
    "replay_lag",
    "src_dataset_size",
    "dst_dataset_size",
    "progress"
  };

  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    PairTable table = new PairTable(result, colours, COLUMNS);
    return table.lines(
        Detail.Replication.class,
        (pair, links) -> {
          table.row(row(pair, links, colours));
          LinkNotes.of(links.forward(), colours).forEach(note -> table.note(pair, note));
          LinkNotes.of(links.back(), colours).forEach(note -> table.note(pair, note));
        });
  }

  private static List<Cell> row(PairResult pair, Detail.Replication links, Colours colours) {
    LinkStatus there = links.forward();
    Lag lag = there.lag();
    return List.of(
        Cell.of(pair.db()),
        state(there, colours),
        state(links.back(), colours),
        bytes(lag, Lag::sentBytes, colours),
        bytes(lag, Lag::flushBytes, colours),
        bytes(lag, Lag::writeBytes, colours),
        bytes(lag, Lag::replayBytes, colours),
        Cell.of(Words.bytes(there.providerBytes())),
        Cell.of(Words.bytes(there.subscriberBytes())),
        Cell.of(progress(there)));
  }

  private static Cell state(LinkStatus link, Colours colours) {
    String word = Words.constant(link.state());
    return switch (link.state()) {
      case REPLICATING -> Cell.of(word, colours::good);
      case INITIALIZING -> Cell.of(word, colours::attention);
      case DOWN -> Cell.of(word, colours::bad);
      case UNCONFIGURED -> Cell.of(word);
    };
  }

  private static Cell bytes(@Nullable Lag lag, ToLongFunction<Lag> which, Colours colours) {
    if (lag == null) {
      return Cell.of("unknown");
    }
    long bytes = which.applyAsLong(lag);
    return bytes == 0
        ? Cell.of(Words.bytes(bytes), colours::good)
        : Cell.of(Words.bytes(bytes), colours::attention);
  }

  /** How much of the initial copy is there; of interest while it is made. */
  private static String progress(LinkStatus link) {
    if (link.state() != State.INITIALIZING || link.providerBytes() <= 0) {
      return "n/a";
    }
    double percent = Math.min(100.0, 100.0 * link.subscriberBytes() / link.providerBytes());
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
