package io.dqrun.client;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Finds out which of two spellings of a route a server knows. */
final class Spelling {

  private Spelling() {}

  /**
   * Sends by the spelling that is believed in. Only the router's word that it does not know the
   * route leads to the other one, and only an answer by it makes that one believed in: once.
   */
  static <S, T> T settle(
      S believed, UnaryOperator<S> other, Function<S, T> send, Consumer<S> proven) {
    try {
      return send.apply(believed);
    } catch (ApiException e) {
      if (!e.unknownRoute()) {
        throw e;
      }
      return other(other.apply(believed), send, proven, e);
    }
  }

  private static <S, T> T other(
      S spelling, Function<S, T> send, Consumer<S> proven, ApiException first) {
    T answer;
    try {
      answer = send.apply(spelling);
    } catch (ApiException e) {
      if (!e.unknownRoute()) {
        throw e;
      }
      // Neither is known, so what was believed in may as well be told.
      first.addSuppressed(e);
      throw first;
    }
    proven.accept(spelling);
    return answer;
  }
}
