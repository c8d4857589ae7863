package vn.bordergate.ingest.portal;

import org.springframework.security.core.Authentication;

/** Says how far somebody's rights reach; the only place where the pages ask for rights. */
@FunctionalInterface
interface Reaches {

    Reach of(Authentication who);
}
