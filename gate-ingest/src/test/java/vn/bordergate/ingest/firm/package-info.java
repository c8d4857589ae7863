@NullMarked
package vn.bordergate.ingest.firm;

import org.jspecify.annotations.NullMarked;
