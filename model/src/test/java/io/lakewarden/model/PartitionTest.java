package io.lakewarden.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionTest {
    @Test
    void aRegionIsOfOnePartition() {
        assertThat(Partition.of("eu-west-1")).isEqualTo(Partition.AWS);
        assertThat(Partition.of("cn-northwest-1")).isEqualTo(Partition.CHINA);
        assertThat(Partition.of("us-gov-east-1")).isEqualTo(Partition.GOV);
        assertThat(Partition.CHINA.word() + " " + Partition.CHINA.domain()).isEqualTo("aws-cn amazonaws.com.cn");
        assertThat(Partition.GOV.word() + " " + Partition.GOV.domain()).isEqualTo("aws-us-gov amazonaws.com");
    }

    @Test
    void emrAndTheLogsOfCloudWatchGoByAnotherNameInChinaAndNobodyElseDoes() {
        assertThat(Partition.CHINA.principal("elasticmapreduce")).isEqualTo("elasticmapreduce.amazonaws.com.cn");
        assertThat(Partition.CHINA.principal("logs", "cn-north-1")).isEqualTo("logs.cn-north-1.amazonaws.com.cn");
        assertThat(Partition.CHINA.principal("ec2")).isEqualTo("ec2.amazonaws.com");
        assertThat(Partition.GOV.principal("elasticmapreduce")).isEqualTo("elasticmapreduce.amazonaws.com");
        assertThat(Partition.AWS.principal("logs", "eu-west-1")).isEqualTo("logs.eu-west-1.amazonaws.com");
    }

    @Test
    void costsAreWatchedInTheFirstPartitionAlone() {
        assertThat(Partition.AWS.watchesCosts()).isTrue();
        assertThat(Partition.CHINA.watchesCosts()).isFalse();
        assertThat(Partition.GOV.watchesCosts()).isFalse();
    }

    @Test
    void aServiceIsHandedARoleUnderEitherNameInChina() {
        assertThat(Partition.CHINA.passedTo("ec2")).containsExactly("ec2.amazonaws.com", "ec2.amazonaws.com.cn");
        assertThat(Partition.GOV.passedTo("ec2")).containsExactly("ec2.amazonaws.com");
    }

    @Test
    void aKeyIsUsedThroughAServiceByTheSameEndEverywhere() {
        assertThat(Partition.viaService("s3", "cn-north-1")).isEqualTo("s3.cn-north-1.amazonaws.com");
    }
}
