package vn.bordergate.clearance.revision;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.GateGrants;
import vn.bordergate.web.Roles;

/** Who may read the rule tables, and who may revise them. */
public final class RuleAccess {

    private static final String[] REVISING = {Roles.CUSTOMS_LEAD, Roles.ADMINISTRATOR};

    private RuleAccess() {}

    /** Whether a page offers them to revise; what they may do is decided at the door. */
    static boolean mayRevise(Authentication reader) {
        return GateGrants.of(reader).everywhere()
                && reader.getAuthorities().stream()
                        .anyMatch(
                                a ->
                                        List.of(REVISING).stream()
                                                .anyMatch(
                                                        r ->
                                                                ("ROLE_" + r)
                                                                        .equals(a.getAuthority())));
    }

    /**
     * The subject of somebody who revises. The tables hold at every gate, so it takes somebody who
     * was granted all of them; else the answer is 403.
     */
    static String reviser(Principal officer) {
        if (!GateGrants.of(officer).everywhere()) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        return officer.getName();
    }

    /** Every officer, and who audits them. */
    public static List<AccessRules.Rule> read() {
        return AccessRules.allow(
                        HttpMethod.GET, "/rules", "/rules/**", "/api/rules", "/api/rules/**")
                .to(readers());
    }

    /** Those who lead; of two who have the right, one uploads and the other puts in force. */
    public static List<AccessRules.Rule> revise() {
        return AccessRules.allow(HttpMethod.POST, "/rules/**", "/api/rules/**").to(REVISING);
    }

    private static String[] readers() {
        List<String> readers = new ArrayList<>(List.of(Roles.readersOfFiles()));
        readers.add(Roles.ADMINISTRATOR);
        return readers.toArray(String[]::new);
    }
}
