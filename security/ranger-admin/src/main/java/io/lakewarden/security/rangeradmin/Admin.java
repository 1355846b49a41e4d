package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.jersey.api.client.ClientResponse;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.ranger.RangerClient;
import org.apache.ranger.RangerServiceException;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerRole;
import org.apache.ranger.plugin.model.RangerServiceTags;

/** A Ranger Admin, whose objects are JSON trees here. Whatever it refuses is an {@link AdminTrouble}. */
final class Admin {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String url;
    private final RangerClient client;

    Admin(AdminConnection connection) {
        this.url = connection.getUrl();
        this.client = new RangerClient(connection);
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws RangerServiceException;
    }

    /** The service of that name, if there is one. */
    Optional<JsonNode> service(String name) {
        try {
            return Optional.of(tree("read service " + name, client.getService(name)));
        } catch (RangerServiceException e) {
            // An Admin answers 404, older ones 400 with a message that says the same.
            if (isStatus(e, 404) || isStatus(e, 400)) {
                return Optional.empty();
            }

            throw trouble("read service " + name, e);
        }
    }

    List<JsonNode> policies(String service) {
        String what = "read the policies of " + service;
        return call(what, () -> client.getPoliciesInService(service), this::trees);
    }

    List<JsonNode> roles() {
        return call("read the roles", () -> client.findRoles(Map.of()), this::trees);
    }

    /** Which resource of a service carries which tag. */
    JsonNode tags(String service) {
        String what = "read the tags of " + service;
        try {
            return tree(what, client.getServiceTags(service));
        } catch (RangerServiceException e) {
            if (isStatus(e, 204) || isStatus(e, 404)) {
                return JSON.createObjectNode();
            }

            throw trouble(what, e);
        }
    }

    /** Returns its number. */
    long createPolicy(ObjectNode policy) {
        return call(
                        "create policy " + name(policy),
                        () -> client.createPolicy(JSON.convertValue(policy, RangerPolicy.class)),
                        this::tree)
                .path("id")
                .asLong();
    }

    void updatePolicy(long id, ObjectNode policy) {
        call(
                "update policy " + name(policy),
                () -> client.updatePolicy(id, JSON.convertValue(policy, RangerPolicy.class)),
                this::tree);
    }

    void deletePolicy(long id, String name) {
        perform("delete policy " + name, () -> {
            client.deletePolicy(id);
            return id;
        });
    }

    /** Returns its number. */
    long createRole(String service, ObjectNode role) {
        return call(
                        "create role " + name(role),
                        () -> client.createRole(service, JSON.convertValue(role, RangerRole.class)),
                        this::tree)
                .path("id")
                .asLong();
    }

    void updateRole(long id, ObjectNode role) {
        call(
                "update role " + name(role),
                () -> client.updateRole(id, JSON.convertValue(role, RangerRole.class)),
                this::tree);
    }

    void deleteRole(long id, String name) {
        perform("delete role " + name, () -> {
            client.deleteRole(id);
            return id;
        });
    }

    void importTags(String service, ObjectNode tags) {
        perform("import the tags of " + service, () -> {
            client.importServiceTags(service, JSON.convertValue(tags, RangerServiceTags.class));
            return tags;
        });
    }

    private interface Reading<T, R> {
        R read(String what, T answer);
    }

    private <T, R> R call(String what, Call<T> call, Reading<T, R> reading) {
        return reading.read(what, perform(what, call));
    }

    private <T> T perform(String what, Call<T> call) {
        try {
            return call.run();
        } catch (RangerServiceException e) {
            throw trouble(what, e);
        }
    }

    /** Ranger's client logs what it cannot read and returns null. */
    private JsonNode tree(String what, Object answer) {
        if (Objects.isNull(answer)) {
            throw notRanger(what);
        }

        return JSON.valueToTree(answer);
    }

    private List<JsonNode> trees(String what, List<?> answers) {
        if (Objects.isNull(answers)) {
            throw notRanger(what);
        }

        return answers.stream().map(answer -> tree(what, answer)).toList();
    }

    private AdminTrouble notRanger(String what) {
        return new AdminTrouble("Cannot " + what + ": " + url
                + " does not answer as a Ranger Admin does; check --url, which ends before /service");
    }

    private AdminTrouble trouble(String what, RangerServiceException e) {
        ClientResponse.Status status = e.getStatus();
        if (Objects.isNull(status)) {
            return new AdminTrouble("Cannot " + what + ": " + url + unreached(e), e);
        }

        return switch (status.getStatusCode()) {
            case 401 ->
                new AdminTrouble(
                        "Cannot " + what + ": " + url
                                + " does not know this user and password; check --user and the password",
                        e);
            case 403 ->
                new AdminTrouble(
                        "Cannot " + what + ": " + url
                                + " does not allow it to this user; use an administrator of Ranger",
                        e);
            case 200, 301, 302, 303, 307, 308 -> notRanger(what);
            case 404 ->
                new AdminTrouble(
                        "Cannot " + what + ": " + url + " does not have it; check --url, which ends before /service",
                        e);
            default ->
                new AdminTrouble(
                        "Cannot " + what + ": " + url + " refuses it (status " + status.getStatusCode() + "): "
                                + oneLine(String.valueOf(e.getMessage())),
                        e);
        };
    }

    private static String unreached(Throwable failure) {
        Throwable root = failure;
        boolean tls = false;
        boolean certificate = false;
        while (!Objects.isNull(root.getCause())) {
            root = root.getCause();
            tls |= root instanceof SSLException;
            certificate |= root instanceof CertificateException;
        }

        String reason = " (" + reason(root) + "); ";
        if (root instanceof CertPathBuilderException) {
            return " shows a certificate that Java does not trust" + reason
                    + "name a store that holds its issuer, say with "
                    + "JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE";
        }

        if (certificate) {
            return " shows a certificate that is not valid for it" + reason
                    + "give --url the name that it is made out to";
        }

        return tls
                ? " does not come to terms over TLS" + reason + "check whether --url is http or https"
                : " cannot be reached" + reason + "check --url";
    }

    private static String reason(Throwable root) {
        String message = String.valueOf(root.getMessage());
        return root instanceof UnknownHostException ? "no such host: " + message : oneLine(message);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static boolean isStatus(RangerServiceException e, int status) {
        return !Objects.isNull(e.getStatus()) && e.getStatus().getStatusCode() == status;
    }

    private static String name(JsonNode object) {
        return object.path("name").asText();
    }
}
