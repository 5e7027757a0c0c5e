package org.tidings.wire.catalogue;

import java.io.IOException;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;

/// Lets only operators through: what lies at which site is nobody else's business.
record OperatorsOnly(Endpoint endpoint) implements Endpoint {

    @Override
    public void serve(Visit visit) throws IOException {
        if (!visit.who().isOperator()) {
            throw new RequestRefused(
                    RequestRefused.FORBIDDEN,
                    "The catalogue is for operators: admins who show their password, not a token.");
        }
        endpoint.serve(visit);
    }
}
