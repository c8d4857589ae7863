package vn.bordergate.ingest.declaring;

/** Texts and examples of the API page. */
final class ApiExamples {

    static final String UNREADABLE_CODES =
            "MALFORMED_JSON, INVALID_UTF8, BODY_EMPTY, JSON_BEYOND_LIMIT";

    static final String SUBSTANCE_CODES =
            "UNKNOWN_PROPERTY, DUPLICATE_PROPERTY, WRONG_TYPE, MISSING, BLANK, TEXT_TOO_LONG,"
                    + " CONTROL_CHARACTER, UNKNOWN_VALUE, NUMBER_FORM, NUMBER_RANGE, DATE_FORM,"
                    + " TIME_FORM, TAX_CODE_FORM, TAX_CODE_CHECK_DIGIT, CITIZEN_NUMBER_FORM,"
                    + " FOREIGN_ID_FORM, REFERENCE_FORM, GATE_UNKNOWN, GATE_CLOSED,"
                    + " GATE_NOT_EFFECTIVE, GATE_DIRECTION_CLOSED, TRADE_TYPE_DIRECTION,"
                    + " DESTINATION_MISSING, ARRIVAL_PAST, ARRIVAL_TOO_FAR, CUSTOMS_NUMBER_FORM,"
                    + " CUSTOMS_NUMBER_DIRECTION, CUSTOMS_DATE_FUTURE, CUSTOMS_DATE_TOO_OLD,"
                    + " DATE_BEFORE_2000, ITEMS_NONE, ITEMS_TOO_MANY, ITEM_NUMBER_TWICE,"
                    + " HS_CODE_FORM, HS_CHAPTER_UNKNOWN, COUNTRY_UNKNOWN, CURRENCY_UNKNOWN,"
                    + " NET_MASS_MISSING, MASS_NEGATIVE, MASS_ABSURD, MASS_DECIMALS,"
                    + " GROSS_BELOW_NET, AMOUNT_NEGATIVE, AMOUNT_ABSURD, AMOUNT_DECIMALS,"
                    + " DECLARATION_TOO_LARGE, DECLARATION_NOT_STORABLE, MORE_FAULTS."
                    + " Each is explained at /problems/{code}.";

    static final String STREAMED =
            "The body is read while the answers are written, so read the answers while sending."
                    + " Answer lines have the status accepted, repeated, conflict, refused or"
                    + " unavailable; after unavailable nothing more is read, and everything from"
                    + " that line on is to be sent again.";

    static final String CSV_RULES =
            "RFC 4180 with a header line. Columns: declarantScheme, declarantNumber,"
                    + " declarantName, reference, gate, direction, tradeType, plannedArrival,"
                    + " hsCode, description, origin, netMassKg, valueAmount, valueCurrency, and"
                    + " optionally customsDeclarationNumber, customsDeclarationRegisteredOn,"
                    + " destination, itemNo, packagesCount, packagesKind, grossMassKg, in any"
                    + " order. Rows one after another with the same declarantNumber and reference"
                    + " are the items of one declaration; on its later rows the columns that are"
                    + " not the item's may be empty, save these two. A row that cannot be read, or"
                    + " lacks one of these two, spoils the declarations before and behind it, as"
                    + " it may be of either. ";

    static final String DECLARATION =
            """
            {"declarant": {"scheme": "VN_TAX_CODE", "number": "0100109106",
                           "name": "Công ty TNHH Nông sản Lào Cai"},
             "reference": "KT-2026-000123",
             "customsDeclaration": {"number": "305123456780", "registeredOn": "2026-11-20"},
             "gate": "KIM-THANH", "direction": "EXPORT", "tradeType": "EXPORT",
             "plannedArrival": "2026-11-22T07:30:00+07:00", "destination": "CN",
             "items": [{"hsCode": "081060", "description": "Sầu riêng tươi", "origin": "VN",
                        "packages": {"count": 870, "kind": "CT"},
                        "netMassKg": 17400, "grossMassKg": 18270.5,
                        "value": {"amount": "69600.00", "currency": "USD"}}]}
            """;

    static final String LINE =
            """
            {"declarant":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Nông sản Lào Cai"},\
            "reference":"KT-2026-000124","gate":"KIM-THANH","direction":"EXPORT",\
            "tradeType":"EXPORT","plannedArrival":"2026-11-22T07:30:00+07:00",\
            "destination":"CN","items":[{"hsCode":"081060","description":"Sầu riêng tươi",\
            "origin":"VN","netMassKg":17400,"value":{"amount":69600,"currency":"USD"}}]}
            """;

    static final String ROWS =
            """
            declarantScheme,declarantNumber,declarantName,reference,gate,direction,tradeType,\
            plannedArrival,destination,hsCode,description,origin,netMassKg,valueAmount,valueCurrency
            VN_TAX_CODE,0100109106,Nông sản Lào Cai,KT-2026-000125,KIM-THANH,EXPORT,EXPORT,\
            2026-11-22T07:30:00+07:00,CN,081060,"Sầu riêng, tươi",VN,17400,69600,USD
            """;

    static final String RECEIPT =
            """
            {"declarationId": "019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e", "generation": 1,
             "reference": "KT-2026-000123", "status": "REGISTERED",
             "receivedAt": "2026-11-21T09:12:31.482Z", "remarks": [],
             "contentHash": "9f2c0d6c0d1c3b0b8b3f6f4a4c1d0a6e5e4b7a7b0d9c8f7e6d5c4b3a29180706",
             "links": {"self": "/api/declarations/019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e"}}
            """;

    static final String ANSWER_LINES =
            """
            {"line":1,"status":"accepted","declarationId":"019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e",\
            "generation":1,"reference":"KT-2026-000124"}
            {"line":2,"status":"refused","errors":[{"code":"NET_MASS_MISSING",\
            "pointer":"/items/0/netMassKg","message":"The net mass is missing or zero."}]}
            """;

    static final String PROBLEM =
            """
            {"type": "/problems/NET_MASS_MISSING", "title": "Net mass missing", "status": 422,
             "detail": "The net mass is missing or zero.", "instance": "/api/declarations",
             "errors": [{"code": "NET_MASS_MISSING", "pointer": "/items/0/netMassKg",
                         "message": "The net mass is missing or zero."}]}
            """;

    private ApiExamples() {}
}
