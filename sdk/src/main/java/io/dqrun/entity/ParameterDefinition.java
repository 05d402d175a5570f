package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a test definition.
 *
 * @param name the name that {@link ParameterValue#name()} refers to
 * @param dataType how the text is to be understood, such as {@code INT} or {@code ARRAY}
 * @param required whether a case must give it; servers also write the text {@code "true"}
 * @param description what it is for; empty where the server does not say
 * @param optionValues the only values allowed; empty or absent for no such limit
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ParameterDefinition(
    String name,
    Optional<String> dataType,
    Optional<String> description,
    Optional<Boolean> required,
    Optional<List<Object>> optionValues) {}
