package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The user that a token belongs to.
 *
 * @param name the user's name
 * @param bot whether it is a bot; only bots see stored passwords
 * @param admin whether it is an administrator
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record User(
    String name, @JsonProperty("isBot") boolean bot, @JsonProperty("isAdmin") boolean admin) {}
