package io.lakewarden.storage;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The lake as one identity's credential opens it. Only the operations that a table needs are passed on, each after its
 * key was judged; every other one is refused here or, as a default of the interface, made of these. Nobody learns from a
 * refusal whether a file is there.
 */
final class GuardedStore implements BlobStore {
    private final BlobStore files;
    private final LakeFolder folder;
    private final Identity identity;

    GuardedStore(BlobStore files, LakeFolder folder, Identity identity) {
        this.files = files;
        this.folder = folder;
        this.identity = identity;
    }

    @Override
    public ListBucketsResponse list() {
        checkBucket(folder.bucket());
        ListBucketsResponse found = files.list();
        return found.toBuilder()
                .buckets(found.buckets().stream()
                        .filter(bucket -> bucket.name().equals(folder.bucket()))
                        .toList())
                .build();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        checkBucket(request.bucket());
        String prefix = request.prefix() == null ? "" : request.prefix();
        if (!identity.mayRead(prefix) && !identity.readsFolder(prefix) || !folder.holds(prefix)) {
            throw denied("list", prefix);
        }

        ListObjectsV2Response found = files.list(request);
        return found.toBuilder()
                .contents(found.contents().stream()
                        .filter(object -> isReadable(object.key()))
                        .toList())
                .commonPrefixes(found.commonPrefixes().stream()
                        .filter(common -> isReadable(common.prefix()))
                        .toList())
                .build();
    }

    private boolean isReadable(String key) {
        return identity.mayRead(key) && folder.holds(key);
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        checkBucket(request.bucket());
        return files.headBucket(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        checkRead(request.bucket(), request.key());
        return files.blobMetadata(request);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        checkRead(request.bucket(), request.key());
        return files.getBlob(request);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        checkWrite(request.bucket(), request.key());
        checkPrivate(request.acl(), request.key());
        return files.putBlob(request, payload);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        checkRead(request.sourceBucket(), request.sourceKey());
        checkWrite(request.destinationBucket(), request.destinationKey());
        checkPrivate(request.acl(), request.destinationKey());
        return files.copyBlob(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        checkWrite(request.bucket(), request.key());
        return files.removeBlob(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        checkWrite(request.bucket(), request.key());
        checkPrivate(request.acl(), request.key());
        return files.initiateMultipartUpload(request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream payload) {
        checkUpload(upload);
        return files.uploadMultipartPart(upload, request, payload);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        checkUpload(upload);
        return files.completeMultipartUpload(upload, request);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        checkUpload(upload);
        files.abortMultipartUpload(upload);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        checkUpload(upload);
        return files.listMultipartUpload(upload);
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        checkBucket(bucket);
        return files.listMultipartUploads(bucket).stream()
                .filter(upload -> identity.mayWrite(upload.key()))
                .toList();
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return files.getMinimumMultipartPartSize();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        throw deniedBucket("create", request.bucket());
    }

    @Override
    public void deleteBucket(String bucket) {
        throw deniedBucket("delete", bucket);
    }

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        throw deniedBucket("read the access list of", bucket);
    }

    @Override
    public void setContainerAccess(String bucket, BucketCannedACL access) {
        throw deniedBucket("change the access list of", bucket);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        throw denied("read the access list of", key);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        throw denied("change the access list of", key);
    }

    private void checkBucket(String bucket) {
        if (!bucket.equals(folder.bucket()) || !identity.isAllowedAnything()) {
            throw deniedBucket("open", bucket);
        }
    }

    /** The folder of a readable prefix is looked at by clients that do not know yet that it is one. */
    private void checkRead(String bucket, String key) {
        checkBucket(bucket);
        boolean folderOfPrefix = identity.readsFolder(key) && !folder.hasFile(key);
        if (!identity.mayRead(key) && !folderOfPrefix || !folder.holds(key)) {
            throw denied("read", key);
        }

        if (folderOfPrefix || !key.endsWith("/") && folder.hasFolder(key)) {
            throw S3Exceptions.noSuchKey(bucket, key, "Cannot read " + key + ": it is a folder");
        }
    }

    private void checkWrite(String bucket, String key) {
        checkBucket(bucket);
        if (!identity.mayWrite(key) || !folder.holds(key)) {
            throw denied("write", key);
        }
    }

    private void checkUpload(MultipartUpload upload) {
        checkWrite(upload.containerName(), upload.blobName());
        if (!folder.hasUpload(upload.id(), upload.blobName())) {
            throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD);
        }
    }

    private void checkPrivate(@Nullable ObjectCannedACL access, String key) {
        if (access != null && access != ObjectCannedACL.PRIVATE) {
            throw denied("publish", key);
        }
    }

    private S3ProxyException denied(String action, String key) {
        return new S3ProxyException(
                S3ErrorCode.ACCESS_DENIED,
                "Cannot " + action + " '" + key + "': it is in no prefix that the storage credential of "
                        + identity.name() + " opens for this");
    }

    private S3ProxyException deniedBucket(String action, String bucket) {
        return new S3ProxyException(
                S3ErrorCode.ACCESS_DENIED,
                "Cannot " + action + " the bucket '" + bucket + "': the storage credential of " + identity.name()
                        + " does not open it for this");
    }
}
