package io.lakewarden.storage;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The lake over S3, on the loopback address alone. Every request is signed (SigV4) with a credential of this server. */
final class StorageServer implements AutoCloseable {
    /** A request whose signature covers its body is read into memory first; table files come in chunks of their own. */
    private static final long LARGEST_UNCHUNKED = 32L << 20;

    private static final int THREADS = 32;

    private final S3Proxy proxy;

    private StorageServer(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /** Serves from now on; throws if the folder or the port cannot be had. */
    static StorageServer start(StorageRequest request) throws IOException {
        LakeFolder folder = LakeFolder.at(request.folder());
        if (request.allowsWrites()) {
            folder.removeUnfinished();
        }

        BlobStore files = new FilesystemNio2BlobStore(folder.parent().toString());
        Map<String, AccessGrant> grants = request.identities().stream()
                .collect(Collectors.toMap(
                        Identity::accessKey,
                        identity -> new AccessGrant(identity.secretKey(), new GuardedStore(files, folder, identity))));
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new GuardedStore(files, folder, Identity.NOBODY))
                .endpoint(URI.create("http://127.0.0.1:0"))
                // S3Proxy wants one pair of its own; the locator below takes its place and knows it not.
                .awsAuthentication(
                        AuthenticationType.AWS_V4,
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString())
                .v4MaxNonChunkedRequestSize(LARGEST_UNCHUNKED)
                .jettyMaxThreads(THREADS)
                .stopTimeout(0)
                .build();
        proxy.setBlobStoreLocator((accessKey, bucket, key) -> accessKey == null ? null : grants.get(accessKey));
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IOException("Cannot serve on 127.0.0.1: " + e.getMessage(), e);
        }

        return new StorageServer(proxy);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot stop the storage server", e);
        }
    }
}
