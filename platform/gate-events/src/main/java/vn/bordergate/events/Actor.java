package vn.bordergate.events;

/**
 * Who decided: an officer or declarant by the subject of their sign-in, or a rule table by its
 * name.
 *
 * @param id subject of the sign-in, or name of the table
 */
public record Actor(ActorKind kind, String id) {}
