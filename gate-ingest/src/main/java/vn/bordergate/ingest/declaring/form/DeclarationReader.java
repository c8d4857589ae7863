package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.JsonTree;
import vn.bordergate.ingest.form.Node;

/**
 * Reads one declaration, strictly. It answers with the content, or with everything that is wrong at
 * once, so that a haulier corrects a declaration once and not once for each mistake.
 */
public final class DeclarationReader {

    private final KnownCodes codes;

    public DeclarationReader(KnownCodes codes) {
        this.codes = codes;
    }

    /**
     * Reads a JSON document in UTF-8.
     *
     * @param now the instant of receipt, against which dates make sense or not
     */
    public Reading read(byte[] json, Instant now) {
        FaultList faults = new FaultList();
        Node root = JsonTree.read(json, faults);
        return root == null
                ? new Reading.Faulty(faults.all(), faults.readable(), null)
                : new DeclarationForm(codes, faults, now).read(root);
    }

    Reading read(Node root, FaultList faults, Instant now) {
        return new DeclarationForm(codes, faults, now).read(root);
    }
}
