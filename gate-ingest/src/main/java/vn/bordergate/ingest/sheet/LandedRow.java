package vn.bordergate.ingest.sheet;

import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.GroupLodging.Landing;

/**
 * What became of one declaration of a file.
 *
 * @param row on which it begins
 */
record LandedRow(
        int row, @Nullable String reference, Landing landing, @Nullable String declarationId) {}
