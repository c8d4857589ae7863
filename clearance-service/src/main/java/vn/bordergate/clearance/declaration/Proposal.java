package vn.bordergate.clearance.declaration;

import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CustomsChannel;

/**
 * What one officer wants and a second, who is another, has to confirm.
 *
 * @param to the lower channel, or null when a hold is to be released
 */
public record Proposal(@Nullable CustomsChannel to, String reasonCode, Actor by) {}
