package io.dqrun.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.json.JsonReader;
import io.dqrun.json.UnreadableException;
import io.dqrun.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends typed requests to one server: JSON, repetition, and errors in one place. */
final class ApiConnection {

  private final HttpTransport http;
  private final Retrier retrier;
  private final AnswerErrors answerErrors;
  private final WireErrors wireErrors;
  private final ServerText texts;
  private final Warnings warnings;
  private final Clocks clocks;

  ApiConnection(
      HttpTransport http,
      Retrier retrier,
      AnswerErrors answerErrors,
      WireErrors wireErrors,
      ServerText texts,
      Warnings warnings,
      Clocks clocks) {
    this.http = http;
    this.retrier = retrier;
    this.answerErrors = answerErrors;
    this.wireErrors = wireErrors;
    this.texts = texts;
    this.warnings = warnings;
    this.clocks = clocks;
  }

  /** Sends a request whose answer does not matter beyond its success. */
  void run(ApiCall call) {
    send(call);
  }

  /** Sends a request and reads what it answers. */
  <T> T load(ApiCall call, JsonReader<T> reader) {
    return read(call, send(call), reader);
  }

  /** Asks for something that may not exist. */
  <T> Optional<T> find(ApiCall call, JsonReader<T> reader) {
    try {
      Answer answer = send(call);
      return answer.status() == 204 ? Optional.empty() : Optional.of(read(call, answer, reader));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** Sends a request that is answered by a list without a frame. */
  <T> List<T> loadAll(ApiCall call, JsonReader<T> reader) {
    Answer answer = send(call);
    List<T> elements = new ArrayList<>();
    try {
      for (JsonNode element : Json.list(answer.text())) {
        elements.add(reader.read(element));
      }
    } catch (UnreadableException e) {
      throw answerErrors.notUnderstood(call, answer, e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw answerErrors.notUnderstood(call, answer, "malformed", e);
    } catch (IOException e) {
      throw answerErrors.notUnderstood(call, answer, "", e);
    }
    return List.copyOf(elements);
  }

  /** Asks for something that some servers answer by an empty body instead of 204. */
  Optional<JsonNode> findTree(ApiCall call) {
    Answer answer = send(call);
    return answer.text().isBlank() ? Optional.empty() : Optional.of(tree(call, answer));
  }

  /** Asks for something that is read element by element. */
  JsonNode tree(ApiCall call) {
    return tree(call, send(call));
  }

  /** Notes what could not be read of an otherwise good answer, once per {@code key}. */
  void warn(String key, Problem problem) {
    warnings.add(key, problem);
  }

  /** What to show of a text that the server sent. */
  String shown(String text) {
    return texts.shown(text);
  }

  /** What to show of a text of several lines that the server sent. */
  String shownLines(String text) {
    return texts.shownLines(text);
  }

  private Answer send(ApiCall call) {
    byte[] body = call.body().map(Json::write).orElse(null);
    Answer answer;
    try {
      answer = retrier.run(call, () -> http.send(call, body));
    } catch (NoAnswerException e) {
      throw wireErrors.of(call, e);
    }
    clocks.note(answer);
    warnings.noteDeprecation(call, answer, texts);
    if (!answer.successful()) {
      throw answerErrors.refused(call, answer);
    }
    if (answer.html()) {
      // A login page with status 200 must never pass for a delivered result.
      throw answerErrors.notUnderstood(call, answer, "", null);
    }
    return answer;
  }

  private <T> T read(ApiCall call, Answer answer, JsonReader<T> reader) {
    JsonNode tree = tree(call, answer);
    try {
      return reader.read(tree);
    } catch (UnreadableException e) {
      throw answerErrors.notUnderstood(call, answer, e.getMessage(), e);
    }
  }

  private JsonNode tree(ApiCall call, Answer answer) {
    try {
      return Json.tree(answer.text());
    } catch (IOException e) {
      throw answerErrors.notUnderstood(call, answer, "", e);
    }
  }
}
