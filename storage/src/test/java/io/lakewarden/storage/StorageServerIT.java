package io.lakewarden.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Every operation that S3Proxy knows: with a credential that opens it, beside one that does not. */
class StorageServerIT {
    private static final String LINES = "silver/invoice_lines/data/a.parquet";
    private static final String QUARANTINE = "silver/invoice_lines_quarantine/data/a.parquet";

    @TempDir
    private Path root;

    private Path lake;
    private StorageServer server;
    private S3Client ingest;
    private S3Client analyst;

    @BeforeEach
    void start() throws IOException {
        lake = root.resolve("lake");
        write(LINES, "lines");
        write(QUARANTINE, "quarantined");
        write("gold/sales/data/a.parquet", "gold");
        write("bronze/raw/data/a.parquet", "raw");
        Files.createDirectories(root.resolve("logs"));
        Files.writeString(root.resolve("logs/worker.log"), "log");
        server = StorageServer.start(
                new StorageRequest(lake, List.of(Clients.INGEST, Clients.ANALYST, Clients.NOTHING)));
        ingest = Clients.of(server.endpoint(), Clients.INGEST);
        analyst = Clients.of(server.endpoint(), Clients.ANALYST);
    }

    @AfterEach
    void stop() {
        ingest.close();
        analyst.close();
        server.close();
    }

    @Test
    void aFileIsReadUnderAReadablePrefixAlone() {
        assertThat(read(analyst, LINES)).isEqualTo("lines");
        assertThat(analyst.getObject(get -> get.bucket("lake").key(LINES).range("bytes=1-2"))
                        .response()
                        .contentRange())
                .isEqualTo("bytes 1-2/5");

        assertThatThrownBy(() -> read(analyst, QUARANTINE)).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("Cannot read '" + QUARANTINE
                            + "': it is in no prefix that the storage credential of analyst opens for this");
        });
        refused(() -> read(analyst, "gold/sales/data/a.parquet"));
        refused(() -> read(analyst, "gold/sales/data/no-such-file"));
    }

    @Test
    void aMissingFileUnderAReadablePrefixIsMissingAndSoIsAFolder() {
        assertThatThrownBy(() -> read(analyst, "silver/invoice_lines/none")).satisfies(status(404));
        assertThatThrownBy(() -> read(analyst, "silver/invoice_lines/data")).satisfies(status(404));
        assertThatThrownBy(() -> head(analyst, "silver/invoice_lines")).satisfies(status(404));
        refused(() -> head(analyst, "silver"));
        refused(() -> head(analyst, "silver/invoice_line"));
    }

    @Test
    void aHeadTellsOfReadableFilesAlone() {
        assertThat(analyst.headObject(head -> head.bucket("lake").key(LINES)).contentLength())
                .isEqualTo(5);
        refused(() -> head(analyst, QUARANTINE));
        refused(() -> analyst.getObjectAttributes(
                get -> get.bucket("lake").key(QUARANTINE).objectAttributesWithStrings("ObjectSize")));
    }

    @Test
    void aFileIsWrittenUnderAWritablePrefixAlone() {
        put(ingest, "bronze/new/a.parquet", "new");

        assertThat(lake.resolve("bronze/new/a.parquet")).hasContent("new");
        assertThat(read(ingest, "bronze/new/a.parquet")).isEqualTo("new");
        refused(() -> put(ingest, LINES, "forged"));
        refused(() -> put(analyst, LINES, "forged"));
        assertThat(lake.resolve(LINES)).hasContent("lines");
    }

    @Test
    void writingSaysNothingAboutReading() {
        put(ingest, "silver/drop/a.parquet", "dropped");

        refused(() -> read(ingest, "silver/drop/a.parquet"));
        refused(() -> head(ingest, "silver/drop/a.parquet"));
    }

    @Test
    void aFileIsDeletedUnderAWritablePrefixAlone() {
        ingest.deleteObject(delete -> delete.bucket("lake").key("bronze/raw/data/a.parquet"));

        assertThat(lake.resolve("bronze/raw/data/a.parquet")).doesNotExist();
        refused(() -> ingest.deleteObject(delete -> delete.bucket("lake").key(LINES)));
        assertThat(lake.resolve(LINES)).exists();
    }

    @Test
    void ofSeveralFilesThoseUnderAWritablePrefixAreDeleted() {
        DeleteObjectsResponse response = ingest.deleteObjects(delete -> delete.bucket("lake")
                .delete(keys -> keys.objects(key("bronze/raw/data/a.parquet"), key(LINES), key("bronze/../" + LINES))));

        assertThat(response.deleted())
                .extracting(deleted -> deleted.key())
                .containsExactly("bronze/raw/data/a.parquet");
        assertThat(response.errors())
                .extracting(S3Error::key, S3Error::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(LINES, "AccessDenied"),
                        org.assertj.core.groups.Tuple.tuple("bronze/../" + LINES, "AccessDenied"));
        assertThat(lake.resolve(LINES)).exists();
    }

    @Test
    void aCopyNeedsItsSourceReadableAndItsTargetWritable() {
        copy(ingest, LINES, "bronze/copied.parquet");

        assertThat(lake.resolve("bronze/copied.parquet")).hasContent("lines");
        refused(() -> copy(ingest, QUARANTINE, "bronze/stolen.parquet"));
        refused(() -> copy(ingest, "bronze/../" + QUARANTINE, "bronze/stolen.parquet"));
        refused(() -> copy(ingest, LINES, "gold/forged.parquet"));
        refused(() -> copy(analyst, LINES, "silver/invoice_lines/copied.parquet"));
        refused(() -> ingest.copyObject(copy -> copy.sourceBucket("logs")
                .sourceKey("worker.log")
                .destinationBucket("lake")
                .destinationKey("bronze/stolen.log")));
        assertThat(lake.resolve("bronze/stolen.parquet")).doesNotExist();
    }

    @Test
    void anUploadInPartsGoesUnderAWritablePrefixAlone() {
        String upload = begin(ingest, "bronze/big.parquet");
        assertThat(ingest.listMultipartUploads(list -> list.bucket("lake")).uploads())
                .hasSize(1);
        assertThat(analyst.listMultipartUploads(list -> list.bucket("lake")).uploads())
                .isEmpty();
        CompletedPart part = part(ingest, "bronze/big.parquet", upload, "x".repeat(6 << 20));
        assertThat(ingest.listParts(list ->
                                list.bucket("lake").key("bronze/big.parquet").uploadId(upload))
                        .parts())
                .hasSize(1);
        assertThat(lake.resolve("bronze/big.parquet")).doesNotExist();
        complete(ingest, "bronze/big.parquet", upload, part);

        assertThat(lake.resolve("bronze/big.parquet")).hasSize(6 << 20);
        assertThat(keys(ingest, "bronze/")).containsExactly("bronze/big.parquet", "bronze/raw/data/a.parquet");
        refused(() -> begin(ingest, "gold/big.parquet"));
        refused(() -> begin(analyst, LINES));
    }

    @Test
    void anUploadInPartsServesOneKeyAndIsNobodyElses() {
        String upload = begin(ingest, "bronze/big.parquet");

        refused(() -> part(analyst, "bronze/big.parquet", upload, "forged"));
        refused(() -> part(ingest, "gold/big.parquet", upload, "forged"));
        refused(() -> analyst.listParts(
                list -> list.bucket("lake").key("bronze/big.parquet").uploadId(upload)));
        refused(() -> analyst.abortMultipartUpload(
                abort -> abort.bucket("lake").key("bronze/big.parquet").uploadId(upload)));
        assertThatThrownBy(() -> part(ingest, "bronze/other.parquet", upload, "forged"))
                .satisfies(status(404));
        refused(() -> ingest.uploadPartCopy(copy -> copy.sourceBucket("lake")
                .sourceKey(QUARANTINE)
                .destinationBucket("lake")
                .destinationKey("bronze/big.parquet")
                .uploadId(upload)
                .partNumber(1)));
        ingest.abortMultipartUpload(
                abort -> abort.bucket("lake").key("bronze/big.parquet").uploadId(upload));
        assertThatThrownBy(() -> part(ingest, "bronze/big.parquet", upload, "late"))
                .satisfies(status(404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x/../../silver/invoice_lines/forged",
                "../lake/silver/forged",
                "00000000-0000-0000-0000-000000000000"
            })
    void anUploadThatWasNeverBegunHasNoParts(String id) throws IOException {
        assertThatThrownBy(() -> part(ingest, "bronze/big.parquet", id, "forged"))
                .satisfies(status(404));
        assertThatThrownBy(() -> complete(
                        ingest,
                        "bronze/big.parquet",
                        id,
                        CompletedPart.builder().partNumber(1).eTag("x").build()))
                .satisfies(status(404));
        assertThatThrownBy(() -> ingest.abortMultipartUpload(
                        abort -> abort.bucket("lake").key("bronze/big.parquet").uploadId(id)))
                .satisfies(status(404));
        assertThat(files(root)).noneMatch(file -> file.contains("forged"));
    }

    @Test
    void aListingStaysWithinAReadablePrefix() throws IOException {
        write("silver/invoice_lines/data/b.parquet", "b");

        assertThat(keys(analyst, "silver/invoice_lines/"))
                .containsExactly(LINES, "silver/invoice_lines/data/b.parquet");
        assertThat(keys(analyst, "silver/invoice_lines/data/b")).containsExactly("silver/invoice_lines/data/b.parquet");
        assertThat(keys(analyst, "silver/invoice_lines"))
                .as("the folder without its slash shows nothing of its neighbour")
                .containsExactly(LINES, "silver/invoice_lines/data/b.parquet");
        assertThat(analyst.listObjects(list -> list.bucket("lake").prefix("silver/invoice_lines/"))
                        .contents())
                .hasSize(2);
        assertThat(analyst.listObjectsV2(list -> list.bucket("lake")
                                .prefix("silver/invoice_lines/")
                                .delimiter("/"))
                        .commonPrefixes())
                .extracting(common -> common.prefix())
                .containsExactly("silver/invoice_lines/data/");
        for (String prefix : List.of("", "s", "silver/", "silver/invoice_line", "gold/", "silver/invoice_lines/../")) {
            refused(() -> keys(analyst, prefix));
        }
        refused(() -> analyst.listObjectsV2(list -> list.bucket("lake")));
        refused(() -> analyst.listObjects(list -> list.bucket("lake").prefix("gold/")));
        refusedInAnyWay(
                () -> analyst.listObjectVersions(list -> list.bucket("lake").prefix("gold/")));
    }

    @Test
    void aLongListingComesInPages() throws IOException {
        write("silver/invoice_lines/data/b.parquet", "b");

        assertThat(analyst.listObjectsV2Paginator(list -> list.bucket("lake")
                                .prefix("silver/invoice_lines/")
                                .maxKeys(1))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly(LINES, "silver/invoice_lines/data/b.parquet");
    }

    @Test
    void theLakeIsTheOnlyBucket() {
        assertThat(analyst.listBuckets().buckets()).extracting(Bucket::name).containsExactly("lake");
        analyst.headBucket(head -> head.bucket("lake"));

        refused(() -> analyst.headBucket(head -> head.bucket("logs")));
        refused(() -> analyst.getObject(get -> get.bucket("logs").key("worker.log")));
        refused(() -> analyst.listObjectsV2(list -> list.bucket("logs")));
        refused(() -> ingest.putObject(put -> put.bucket("logs").key("bronze/x"), RequestBody.fromString("x")));
        try (S3Client intern = Clients.of(server.endpoint(), Clients.NOTHING)) {
            refused(intern::listBuckets);
            refused(() -> intern.headBucket(head -> head.bucket("lake")));
            refused(() -> read(intern, LINES));
        }
    }

    @Test
    void bucketsAreNeitherMadeNorChanged() {
        refused(() -> ingest.createBucket(create -> create.bucket("mine")));
        refusedInAnyWay(() -> ingest.deleteBucket(delete -> delete.bucket("lake")));
        refusedInAnyWay(() -> ingest.deleteBucket(delete -> delete.bucket("logs")));
        refusedInAnyWay(() -> ingest.putBucketAcl(put -> put.bucket("lake").acl("public-read")));
        refusedInAnyWay(() -> ingest.getBucketAcl(get -> get.bucket("lake")));
        refusedInAnyWay(() -> ingest.putBucketPolicy(put -> put.bucket("lake").policy("{}")));
        refusedInAnyWay(() -> ingest.deleteBucketPolicy(delete -> delete.bucket("lake")));
        refusedInAnyWay(() -> ingest.putBucketVersioning(
                put -> put.bucket("lake").versioningConfiguration(to -> to.status("Enabled"))));
        refusedInAnyWay(() -> ingest.deleteBucketEncryption(delete -> delete.bucket("lake")));
        refusedInAnyWay(() -> ingest.putBucketLifecycleConfiguration(put -> put.bucket("lake")));
        assertThat(lake.resolve(LINES)).exists();
        assertThat(root.resolve("logs")).exists();
    }

    @Test
    void noFileIsMadePublic() {
        refusedInAnyWay(() -> ingest.putObjectAcl(
                put -> put.bucket("lake").key("bronze/raw/data/a.parquet").acl(ObjectCannedACL.PUBLIC_READ)));
        refusedInAnyWay(() -> analyst.getObjectAcl(get -> get.bucket("lake").key(QUARANTINE)));
        refused(() -> ingest.putObject(
                put -> put.bucket("lake").key("bronze/x").acl(ObjectCannedACL.PUBLIC_READ),
                RequestBody.fromString("x")));
        refused(() -> ingest.createMultipartUpload(
                create -> create.bucket("lake").key("bronze/x").acl(ObjectCannedACL.PUBLIC_READ)));
    }

    @Test
    void whoeverSignsNothingOrWronglyIsRefused() {
        Identity wrong = new Identity("x", Clients.ANALYST.accessKey(), "guessed", List.of(), List.of());
        Identity unknown = new Identity("x", "AKunknown", "guessed", List.of(), List.of());
        for (Identity identity : List.of(wrong, unknown)) {
            try (S3Client client = Clients.of(server.endpoint(), identity)) {
                refused(() -> read(client, LINES));
                refused(() -> keys(client, "silver/invoice_lines/"));
                assertThatThrownBy(() -> put(client, "bronze/x", "x")).isInstanceOf(SdkException.class);
                refused(client::listBuckets);
            }
        }
        try (S3Client anonymous = Clients.anonymous(server.endpoint())) {
            refused(() -> read(anonymous, LINES));
            refused(() -> head(anonymous, LINES));
            refused(() -> keys(anonymous, "silver/invoice_lines/"));
            assertThatThrownBy(() -> put(anonymous, "bronze/x", "x")).isInstanceOf(SdkException.class);
            refused(() -> anonymous.deleteObject(delete -> delete.bucket("lake").key(LINES)));
            refused(anonymous::listBuckets);
            refused(() -> anonymous.headBucket(head -> head.bucket("lake")));
        }
        assertThat(lake.resolve("bronze/x")).doesNotExist();
        assertThat(lake.resolve(LINES)).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "silver/invoice_lines/../../gold/sales/data/a.parquet",
                "silver/invoice_lines/../invoice_lines_quarantine/data/a.parquet",
                "silver/invoice_lines/../../../logs/worker.log",
                "silver/invoice_lines//data/a.parquet",
                "silver/invoice_lines/./data/a.parquet",
                "silver/invoice_lines/..",
                "silver\\invoice_lines\\..\\..\\gold",
                "/silver/invoice_lines/data/a.parquet",
                "/etc/passwd",
                ".s3proxy-versions/x"
            })
    void aKeyThatWandersIsRefused(String key) {
        refused(() -> read(analyst, key));
        refused(() -> head(analyst, key));
        refusedInAnyWay(() -> put(ingest, key.replace("silver/invoice_lines", "bronze"), "forged"));
        refusedInAnyWay(() -> begin(ingest, key.replace("silver/invoice_lines", "bronze")));
    }

    @Test
    void anEscapedKeyIsTheSameKey() throws IOException, InterruptedException {
        for (String path : List.of(
                "/lake/silver/invoice_lines/%2e%2e/%2e%2e/gold/sales/data/a.parquet",
                "/lake/%2e%2e/logs/worker.log",
                "/%2e%2e/lake/gold/sales/data/a.parquet",
                "/lake/..%2flogs%2fworker.log",
                "/lake/silver/invoice_lines/%252e%252e/x")) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isBetween(400, 499);
            assertThat(response.body()).as(path).doesNotContain("gold\n").doesNotContain("log\n");
        }
        assertThatThrownBy(() -> read(analyst, "silver/invoice_lines/%2e%2e/%2e%2e/gold/sales/data/a.parquet"))
                .as("escaped twice it is a name like any other")
                .satisfies(status(404));
    }

    @Test
    void aSymbolicLinkLeadsNowhere() throws IOException {
        Files.createSymbolicLink(lake.resolve("silver/invoice_lines/out"), root.resolve("logs"));
        Files.createSymbolicLink(lake.resolve("silver/invoice_lines/up.parquet"), lake.resolve(QUARANTINE));
        Files.createSymbolicLink(lake.resolve("bronze/out"), root.resolve("logs"));

        refused(() -> read(analyst, "silver/invoice_lines/out/worker.log"));
        refused(() -> read(analyst, "silver/invoice_lines/up.parquet"));
        refused(() -> put(ingest, "bronze/out/forged", "x"));
        refused(() -> keys(analyst, "silver/invoice_lines/out/"));
        assertThat(keys(analyst, "silver/invoice_lines/")).containsExactly(LINES);
    }

    @Test
    void aFileThatIsNotWholeIsNotThere() throws IOException {
        String unfinished = "bronze/raw/data/b.parquet-1c5d4a1e-7b9f-4f9e-8f6e-0d3b8e6f2a11";
        write(unfinished, "hal");

        assertThat(keys(ingest, "bronze/")).containsExactly("bronze/raw/data/a.parquet");
        refused(() -> read(ingest, unfinished));
        refused(() -> put(ingest, unfinished, "x"));
    }

    @Test
    void aServerRemovesWhatAKilledOneLeft() throws IOException {
        write("bronze/raw/data/b.parquet-1c5d4a1e-7b9f-4f9e-8f6e-0d3b8e6f2a11", "hal");
        begin(ingest, "bronze/big.parquet");

        StorageServer.start(new StorageRequest(lake, List.of(Clients.ANALYST))).close();
        assertThat(files(lake)).as("who may not write removes nothing").hasSize(6);
        StorageServer.start(new StorageRequest(lake, List.of(Clients.INGEST))).close();

        assertThat(files(lake))
                .containsExactly("bronze/raw/data/a.parquet", "gold/sales/data/a.parquet", LINES, QUARANTINE);
    }

    @Test
    void anUploadThatBreaksOffLeavesTheOldFileWhole() throws IOException, InterruptedException {
        URI signed = Presigned.put(server.endpoint(), Clients.INGEST, "bronze/raw/data/a.parquet");
        try (Socket socket = new Socket("127.0.0.1", server.endpoint().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + signed.getRawPath() + "?" + signed.getRawQuery() + " HTTP/1.1\r\nHost: "
                            + signed.getAuthority() + "\r\nContent-Length: 100\r\n\r\nonly this much")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            while (files(lake.resolve("bronze")).size() < 2) {
                Thread.sleep(10);
            }
        }
        while (files(lake.resolve("bronze")).size() > 1) {
            Thread.sleep(10);
        }

        assertThat(lake.resolve("bronze/raw/data/a.parquet")).hasContent("raw");
    }

    private void write(String key, String text) throws IOException {
        Files.createDirectories(lake.resolve(key).getParent());
        Files.writeString(lake.resolve(key), text);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void refused(ThrowingCallable operation) {
        assertThatThrownBy(operation).satisfies(status(403));
    }

    private static void refusedInAnyWay(ThrowingCallable operation) {
        assertThatThrownBy(operation).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                .isIn(400, 403, 404, 405, 501));
    }

    private static Consumer<Throwable> status(int expected) {
        return e -> assertThat(e).isInstanceOfSatisfying(S3Exception.class, failed -> assertThat(failed.statusCode())
                .isEqualTo(expected));
    }

    private static String read(S3Client client, String key) {
        return client.getObjectAsBytes(get -> get.bucket("lake").key(key)).asUtf8String();
    }

    private static void head(S3Client client, String key) {
        client.headObject(head -> head.bucket("lake").key(key));
    }

    private static void put(S3Client client, String key, String text) {
        client.putObject(put -> put.bucket("lake").key(key), RequestBody.fromString(text));
    }

    private static void copy(S3Client client, String from, String to) {
        client.copyObject(copy -> copy.sourceBucket("lake")
                .sourceKey(from)
                .destinationBucket("lake")
                .destinationKey(to));
    }

    private static List<String> keys(S3Client client, String prefix) {
        return client.listObjectsV2(list -> list.bucket("lake").prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static ObjectIdentifier key(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    private static String begin(S3Client client, String key) {
        return client.createMultipartUpload(create -> create.bucket("lake").key(key))
                .uploadId();
    }

    private static CompletedPart part(S3Client client, String key, String upload, String text) {
        String tag = client.uploadPart(
                        part -> part.bucket("lake").key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromString(text))
                .eTag();
        return CompletedPart.builder().partNumber(1).eTag(tag).build();
    }

    private static void complete(S3Client client, String key, String upload, CompletedPart part) {
        client.completeMultipartUpload(complete ->
                complete.bucket("lake").key(key).uploadId(upload).multipartUpload(parts -> parts.parts(part)));
    }
}
