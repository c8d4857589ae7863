package vn.bordergate.ingest.documents;

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.ingest.declaring.LodgedDeclarations.Lodged;

/**
 * Who asks for documents, and what they may do with those of a declaration.
 *
 * @param officer whether they work for one of the authorities
 * @param reader whether they may read any declaration's documents
 */
record Visitor(String subject, boolean officer, boolean reader) {

    static final String TRADER = "trader";
    static final String AUDITOR = "auditor";
    static final Set<String> OFFICERS =
            Set.of(
                    "customs-officer",
                    "customs-lead",
                    "border-guard",
                    "health-quarantine",
                    "animal-quarantine",
                    "plant-quarantine",
                    "management-board");

    static Visitor of(Principal principal) {
        Set<String> roles =
                principal instanceof Authentication signedIn
                        ? signedIn.getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .map(name -> String.valueOf(name).replaceFirst("^ROLE_", ""))
                                .collect(Collectors.toSet())
                        : Set.of();
        boolean officer = roles.stream().anyMatch(OFFICERS::contains);
        return new Visitor(principal.getName(), officer, officer || roles.contains(AUDITOR));
    }

    boolean owns(Lodged lodged) {
        return lodged.lodgedBy().equals(subject);
    }

    boolean mayRead(Lodged lodged) {
        return reader || owns(lodged);
    }

    /** Also an officer is a declarant in their own matters, and nobody else. */
    boolean mayAttach(Lodged lodged) {
        return officer || owns(lodged);
    }

    boolean mayAttach(Lodged lodged, DocumentKind kind) {
        return owns(lodged) == (kind != DocumentKind.OFFICER_RECORD);
    }

    Actor actor(Lodged lodged) {
        return new Actor(owns(lodged) ? ActorKind.DECLARANT : ActorKind.OFFICER, subject);
    }
}
