package org.tidings.delivery;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is told of a rename to somebody who may know only one end of it.
final class OneEnd {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private OneEnd() {}

    /// @param data of a rename, as [org.tidings.ledger.EventCodec] writes it
    /// @param told the end that may be told: then the other one's path and directory are left out
    static byte[] of(byte[] data, Sides told) {
        ObjectNode event = (ObjectNode) JSON.readTree(data);
        if (told == Sides.ARRIVAL) {
            event.remove("previous");
        } else {
            ObjectNode file = (ObjectNode) event.get("file");
            file.remove("path");
            file.remove("parent");
        }
        return JSON.writeValueAsBytes(event);
    }
}
