package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What to bring where.
 *
 * @param url the Admin's, without {@code /service}
 * @param authentication how to prove who asks
 * @param user a user of the Admin, or a Kerberos principal
 * @param secret the user's password, or the path of the principal's keytab
 * @param apply whether to do it or only to say what would be done
 * @param backOffMillis how long to wait before asking again the first time; doubles each time
 * @param platform whose policies they are
 * @param services where they belong
 * @param roles as a plugin downloads them
 * @param tags as a plugin downloads them, for the service that they name
 */
record PushRequest(
        String url,
        Authentication authentication,
        String user,
        String secret,
        boolean apply,
        long backOffMillis,
        String platform,
        List<Service> services,
        JsonNode roles,
        JsonNode tags) {
    /** By which our policies and tags are told from those that somebody else made. */
    static final String LABEL = "lakewarden";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    enum Authentication {
        PASSWORD,
        KERBEROS
    }

    /**
     * A service of the Admin and all policies that it shall have of ours.
     *
     * @param type the service definition's name
     * @param tagService the service whose policies speak of tags; empty where tags are not used
     */
    record Service(String name, String type, String tagService, List<ObjectNode> policies) {
        Service {
            policies = List.copyOf(policies);
        }
    }

    PushRequest {
        services = List.copyOf(services);
    }

    /**
     * Reads the JSON form.
     *
     * @throws IllegalArgumentException if it is none; the message shows nothing of the text, which holds a secret
     */
    static PushRequest fromJson(String json) {
        try {
            return JSON.readValue(json, PushRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot read the request: expected url, authentication, user, secret, "
                    + "apply, backOffMillis, platform, services, roles and tags");
        }
    }

    /** Never with the secret in it. */
    @Override
    public String toString() {
        return "push of " + platform + " to " + url + " as " + user;
    }
}
