package io.dqrun.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the server's clock with this machine's, by the dates of its answers. */
final class Clocks {

  private final InstantSource local;
  private @Nullable Duration ahead;

  /** The last date and what it says: many answers have the same one. */
  private String lastText = "";

  private Optional<Instant> lastDate = Optional.empty();

  Clocks(InstantSource local) {
    this.local = local;
  }

  /** Notes the date of an answer that has just arrived. */
  void note(Answer answer) {
    answer.header("Date").ifPresent(this::note);
  }

  private synchronized void note(String date) {
    if (!date.equals(lastText)) {
      lastDate = HttpDate.parse(date);
      lastText = date;
    }
    lastDate.ifPresent(server -> ahead = Duration.between(local.instant(), server));
  }

  /** How far the server's clock is ahead, to the second; negative when it is behind. */
  synchronized Optional<Duration> ahead() {
    return Optional.ofNullable(ahead);
  }
}
