package vn.bordergate.ingest.documents;

import java.util.EnumSet;
import java.util.Set;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.events.GateCode;
import vn.bordergate.ingest.declaring.LodgedDeclarations.Lodged;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.GateGrants;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/**
 * Who asks for documents, and what they may do with those of a declaration.
 *
 * @param officer whether they work for one of the authorities
 * @param reader whether they may read any declaration's documents
 * @param firms for whom they act
 * @param grants the gates at which an officer may add a record
 */
record Visitor(
        String subject, boolean officer, boolean reader, FirmRights firms, GateGrants grants) {

    /** In which prices stand, or may: an invoice, and what nobody has looked into. */
    private static final Set<DocumentKind> PRICED =
            EnumSet.of(
                    DocumentKind.INVOICE,
                    DocumentKind.CERTIFICATE_OF_ORIGIN,
                    DocumentKind.TRANSPORT_DOCUMENT,
                    DocumentKind.OTHER);

    /** Every authority but the yard, which has no business with a trader's papers. */
    static String[] officers() {
        return new String[] {
            Roles.CUSTOMS_OFFICER,
            Roles.CUSTOMS_LEAD,
            Roles.BORDER_GUARD,
            Roles.HEALTH_QUARANTINE,
            Roles.ANIMAL_QUARANTINE,
            Roles.PLANT_QUARANTINE,
            Roles.MANAGEMENT_BOARD
        };
    }

    static Visitor of(SignedIn who, FirmRights firms) {
        boolean officer = who.isOneOf(officers());
        boolean reader = officer || who.isOneOf(Roles.AUDITOR);
        return new Visitor(who.subject(), officer, reader, firms, who.grants());
    }

    /** The same with what they may do for firms by now. */
    Visitor with(FirmRights now) {
        return new Visitor(subject, officer, reader, now, grants);
    }

    boolean owns(Lodged lodged) {
        return firms.mayDeclareFor(lodged.firm());
    }

    /** That they are there; what stands in them, {@link #mayOpen} says. */
    boolean mayRead(Lodged lodged) {
        return reader || firms.mayLookAt(lodged.firm());
    }

    /** Whoever may not see the firm's prices does not see its invoices. */
    boolean mayOpen(Lodged lodged, DocumentKind kind) {
        return reader || !PRICED.contains(kind) || firms.maySeePricesOf(lodged.firm());
    }

    /** Also an officer is a declarant in their own matters, and nobody else. */
    boolean mayAttach(Lodged lodged) {
        return officer || owns(lodged);
    }

    /** What an officer adds is an act, and they act only at the gates that they were granted. */
    boolean mayAttachAt(GateCode gate, Lodged lodged) {
        return owns(lodged) || grants.covers(gate);
    }

    boolean mayAttach(Lodged lodged, DocumentKind kind) {
        return owns(lodged) == (kind != DocumentKind.OFFICER_RECORD);
    }

    Actor actor(Lodged lodged) {
        return new Actor(owns(lodged) ? ActorKind.DECLARANT : ActorKind.OFFICER, subject);
    }
}
