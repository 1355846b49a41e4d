package io.lakewarden.model.cluster;

import java.util.Locale;

/** The sites of Datadog (https://docs.datadoghq.com/getting_started/site/): where an account of it is. */
public enum DatadogSite {
    AP1("ap1.datadoghq.com", true),
    AP2("ap2.datadoghq.com", true),
    EU("datadoghq.eu", false),
    UK1("uk1.datadoghq.com", true),
    US1("datadoghq.com", true),
    US1_FED("ddog-gov.com", false),
    US2_FED("us2.ddog-gov.com", false),
    US3("us3.datadoghq.com", false),
    US5("us5.datadoghq.com", false);

    private final String address;
    private final boolean privateLink;

    DatadogSite(String address, boolean privateLink) {
        this.address = address;
        this.privateLink = privateLink;
    }

    /** As the agent's setting {@code site} has it, say {@code datadoghq.eu}. */
    public String address() {
        return address;
    }

    /** Whether it is reached by AWS PrivateLink (https://docs.datadoghq.com/agent/guide/private-link/). */
    public boolean hasPrivateLink() {
        return privateLink;
    }

    /** As Datadog's pages call it, say {@code us1-fed}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
