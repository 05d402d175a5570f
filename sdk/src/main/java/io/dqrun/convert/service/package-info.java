/** Rules for connections to other services: dashboards, pipelines, messaging and the like. */
@NullMarked
package io.dqrun.convert.service;

import org.jspecify.annotations.NullMarked;
