package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.Changes;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Paging;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.Shelf;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import java.util.List;
import java.util.function.Predicate;

/** What all collections do alike: list, get by id and by name, create, create or update. */
final class Resource<E extends Entity> {

  /** Writes one entity for a request. */
  @FunctionalInterface
  interface View<E> {
    ObjectNode render(E entity, Fields fields, Request request);
  }

  /** Says which entities a listing holds. */
  @FunctionalInterface
  interface Filter<E> {
    Predicate<E> of(Request request);
  }

  private final Shelf<E> shelf;
  private final Renderer renderer;
  private final View<E> view;

  Resource(Shelf<E> shelf, Renderer renderer, View<E> view) {
    this.shelf = shelf;
    this.renderer = renderer;
    this.view = view;
  }

  /** The routes that read. */
  List<Route> reads(Filter<E> filter) {
    String path = shelf.kind().path();
    return List.of(
        Route.get(path, request -> list(request, filter)),
        Route.get(
            path + "/{id}",
            request -> one(shelf.load(request.id("id"), Include.of(request)), request)),
        Route.get(
            path + "/name/{fqn}",
            request -> one(shelf.load(request.variable("fqn"), Include.of(request)), request)));
  }

  Reply list(Request request, Filter<E> filter) {
    Fields fields = Fields.of(request, shelf.kind());
    Include include = Include.of(request);
    Predicate<E> wanted = filter.of(request);
    return Reply.json(
        200,
        Paging.of(request)
            .page(
                shelf.inOrder().values(),
                entity -> include.covers(entity) && wanted.test(entity),
                entity -> render(entity, fields, request)));
  }

  Reply one(E entity, Request request) {
    return Reply.json(200, render(entity, Fields.of(request, shelf.kind()), request));
  }

  /** Stores a new entity; a taken name is a conflict. */
  Reply create(E fresh, Request request) {
    shelf.add(fresh);
    return Reply.json(201, render(fresh, Fields.created(fresh), request))
        .with("Location", renderer.href(fresh));
  }

  /** Stores a new entity, or its content in the one of the same name. */
  Reply createOrUpdate(E fresh, Request request) {
    E existing = shelf.find(fresh.fqn()).orElse(null);
    if (existing == null) {
      return create(fresh, request).with(Reply.CHANGE, "entityCreated");
    }
    ObjectNode merged = merge(existing.body(), fresh.body(), request.caller());
    Changes changes = Changes.between(existing.body(), merged);
    existing.takeOver(fresh, changes);
    boolean changed = existing.isDeleted() || !changes.isEmpty();
    if (changed) {
      existing.update(merged, changes, request.caller());
    }
    return Reply.json(200, render(existing, Fields.updated(existing), request))
        .with(Reply.CHANGE, changed ? "entityUpdated" : "entityNoChange");
  }

  /** Deletes softly and answers with the entity. */
  Reply softDelete(E entity, Request request) {
    entity.markDeleted(request.caller());
    return Reply.json(200, render(entity, Fields.deleted(entity), request))
        .with(Reply.CHANGE, "entitySoftDeleted");
  }

  /** Deletes for good and answers with what was there. */
  Reply hardDelete(E entity, Request request) {
    Reply reply = Reply.json(200, render(entity, Fields.deleted(entity), request));
    shelf.remove(entity);
    return reply.with(Reply.CHANGE, "entityDeleted");
  }

  private ObjectNode render(E entity, Fields fields, Request request) {
    return fields.complete(view.render(entity, fields, request));
  }

  private static ObjectNode merge(ObjectNode stored, ObjectNode sent, Caller caller) {
    ObjectNode merged = sent.deepCopy();
    if (caller.isBot()) {
      // What people wrote is not overwritten by a machine.
      for (String field : List.of("displayName", "description")) {
        JsonNode old = stored.path(field);
        if (old.isTextual() && !old.asText().isEmpty()) {
          merged.set(field, old);
        }
      }
    }
    return merged;
  }
}
