package vn.bordergate.ingest.declaring.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.web.Fault;

/** What became of reading one declaration. */
public sealed interface Reading {

    /**
     * Nothing is wrong; the remarks are for the officer.
     *
     * @param vehicles announced with it, to be taken in with it or not at all
     */
    record Sound(DeclaredContent content, List<Remark> remarks, List<VehicleSaid> vehicles)
            implements Reading {
        public Sound {
            vehicles = List.copyOf(vehicles);
        }
    }

    /**
     * Something is wrong.
     *
     * @param readable whether there was a document to judge
     * @param onceSound the content, where only the passing of time made it wrong: see {@link
     *     FaultCode#timely}
     */
    record Faulty(List<Fault> faults, boolean readable, @Nullable DeclaredContent onceSound)
            implements Reading {}
}
