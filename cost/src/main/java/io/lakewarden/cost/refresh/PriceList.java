package io.lakewarden.cost.refresh;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** AWS's public price list: a file for each service and region, for which no credentials are needed. */
public final class PriceList {
    /** Where AWS serves it. */
    public static final URI AWS = URI.create("https://pricing.us-east-1.amazonaws.com");

    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    public PriceList(URI server) {
        this.server = server;
    }

    /** What is wanted of a service's file of a region; empty where there is no such file. */
    Optional<Offer> offer(String serviceCode, String region, Predicate<Product> wanted) {
        URI file = server.resolve("/offers/v1.0/aws/" + serviceCode + "/current/" + region + "/index.json");
        try {
            HttpResponse<InputStream> response =
                    client.send(HttpRequest.newBuilder(file).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return response.statusCode() == OK ? Optional.of(OfferReader.read(body, wanted)) : Optional.empty();
            }
        } catch (IOException e) {
            throw new Unreachable(
                    "Cannot fetch the prices of " + serviceCode + " in " + region + ": " + why(e)
                            + "; the book that comes with this version needs no network",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Cannot fetch the prices of " + serviceCode + ": interrupted", e);
        }
    }

    private static String why(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse("no connection to the price list");
    }
}
