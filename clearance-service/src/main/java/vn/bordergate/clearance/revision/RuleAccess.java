package vn.bordergate.clearance.revision;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** Who may read the rule tables, and who may revise them. */
public final class RuleAccess {

    private static final String[] REVISING = {Roles.CUSTOMS_LEAD, Roles.ADMINISTRATOR};

    private RuleAccess() {}

    /** Whether a page offers them to revise; what they may do is decided at the door. */
    static boolean mayRevise(Principal reader) {
        SignedIn signedIn = SignedIn.of(reader);
        return signedIn.grants().everywhere() && signedIn.isOneOf(REVISING);
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
