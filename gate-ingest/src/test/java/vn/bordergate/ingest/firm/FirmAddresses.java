package vn.bordergate.ingest.firm;

import java.util.Map;
import vn.bordergate.ingest.TrialToken;

/** People, requests and grants of firms, tried with another firm's. */
final class FirmAddresses {

    private FirmAddresses() {}

    static void put(Map<String, ForeignTries.Try> all) {
        all.put("GET /firm", t -> t.got("/firm"));
        all.put("GET /api/firms", t -> t.got("/api/firms"));
        all.put(
                "GET /api/firms/{firm}/people",
                t -> t.got("/api/firms/" + ForeignTries.FIRM + "/people"));
        all.put("GET /api/firms/requests", t -> t.got("/api/firms/requests"));
        String firm =
                "{\"firm\":\"" + ForeignTries.FIRM + "\",\"account\":\"boss\",\"name\":\"x\",";
        String why = "\"rights\":[\"LOOK\"],\"reason\":\"mine\"}";
        String to = "{\"firm\":\"" + ForeignTries.FIRM + "\",\"brokerScheme\":\"VN_TAX_CODE\",";
        String days = "\"firstDay\":\"2026-11-22\",\"lastDay\":\"2026-12-22\",";
        String broker = "\"brokerNumber\":\"" + TrialToken.ELSEWHERE + "\",";
        String asked = "{\"confirmed\":true," + why;
        // Anybody may ask for any firm; what a faulty request is answered says nothing of the firm.
        all.put("POST /api/firms/requests", t -> t.json("/api/firms/requests", "{}"));
        all.put(
                "POST /api/firms/requests/{id}",
                t -> t.json("/api/firms/requests/" + t.request, asked));
        all.put("POST /api/firms/members", t -> t.json("/api/firms/members", firm + why));
        all.put("POST /api/firms/members/end", t -> t.json("/api/firms/members/end", firm + why));
        all.put(
                "POST /api/firms/grants",
                t -> t.json("/api/firms/grants", to + broker + days + why));
        all.put(
                "POST /api/firms/grants/{id}/end",
                t -> t.json("/api/firms/grants/" + t.grant + "/end", "{" + why));
        String form = "firm=" + ForeignTries.FIRM + "&account=boss&name=x&rights=LOOK&reason=mine";
        all.put("POST /firm/requests", t -> t.form("/firm/requests", "name=Farm"));
        all.put(
                "POST /firm/requests/{id}",
                t -> t.form("/firm/requests/" + t.request, "confirmed=true&" + form));
        all.put("POST /firm/members", t -> t.form("/firm/members", form));
        all.put("POST /firm/members/end", t -> t.form("/firm/members/end", form));
        all.put(
                "POST /firm/grants",
                t ->
                        t.form(
                                "/firm/grants",
                                form
                                        + "&brokerScheme=VN_TAX_CODE&brokerNumber="
                                        + TrialToken.ELSEWHERE
                                        + "&firstDay=2026-11-22&lastDay=2026-12-22"));
        all.put(
                "POST /firm/grants/{id}/end",
                t -> t.form("/firm/grants/" + t.grant + "/end", "reason=mine"));
    }
}
