package io.lakewarden.cli.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lakewarden.cli.console.CommandFailed;

/** A report as JSON, both ways; the same report gives the same bytes. */
final class EvidenceJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private EvidenceJson() {}

    /** Indented, ending in a line feed. */
    static String of(Evidence evidence) {
        try {
            return JSON.writeValueAsString(evidence).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** What an earlier call wrote; anything else is refused. */
    static Evidence read(String text, String file) {
        try {
            Evidence evidence = JSON.readValue(text, Evidence.class);
            if (evidence.format().equals(Evidence.FORMAT)) {
                return evidence;
            }
        } catch (JsonProcessingException another) {
            // Told below: whatever it is, access report of this version did not write it.
        }

        throw CommandFailed.because("Cannot compare with " + file + ": it is no " + Evidence.FORMAT
                + "; name the folder that an earlier ./lakewarden access report wrote, or leave out --since");
    }
}
