package vn.bordergate.ingest.sensing;

import java.security.Principal;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.bordergate.events.reference.Device;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.GateGrants;

/** Which device a token speaks for: the one it was made for and no other. */
final class Speakers {

    private final DeviceShelf shelf;
    private final String claim;

    Speakers(DeviceShelf shelf, String claim) {
        this.shelf = shelf;
        this.claim = claim;
    }

    /**
     * @throws FaultsException 403 where the token's device is not in the book, or its gate is not
     *     granted
     */
    Device of(Principal who) {
        Device device = shelf.book().find(code(who)).orElseThrow(SensingRefusals::unknownDevice);
        if (!GateGrants.of(who).covers(device.gate())) {
            throw SensingRefusals.foreignGate();
        }
        return device;
    }

    /** The claim where there is one, also where it names no device; else the client's id. */
    private String code(Principal who) {
        if (who instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Jwt token
                && token.hasClaim(claim)) {
            return token.getClaims().get(claim) instanceof String code ? code : "";
        }
        return who.getName();
    }
}
