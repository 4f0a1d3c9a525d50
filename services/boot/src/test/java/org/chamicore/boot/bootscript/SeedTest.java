package org.chamicore.boot.bootscript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {

    private static final Seed SEED = Seed.at("http://head:27777/cloud-init").with("TOKEN");

    /** Every form in which cloud-init's NoCloud takes a seed, and addresses as deployments have them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ds=nocloud;s=http://10.0.0.1/cloud-init/          | ds=nocloud;s=http://10.0.0.1/cloud-init/t/TOKEN/",
                "ds=nocloud;s=http://10.0.0.1:8081/cloud-init      | ds=nocloud;s=http://10.0.0.1:8081/cloud-init/t/TOKEN/",
                "ds=nocloud-net;s=https://h/cloud-init/            | ds=nocloud-net;s=https://h/cloud-init/t/TOKEN/",
                "ds=nocloud;seedfrom=http://h/cloud-init/          | ds=nocloud;seedfrom=http://h/cloud-init/t/TOKEN/",
                "ds=nocloud;h=n1;s=http://h/cloud-init/;i=i-1      | ds=nocloud;h=n1;s=http://h/cloud-init/t/TOKEN/;i=i-1",
                "ds=nocloud;s=http://h/cloud-init/%s               | ds=nocloud;s=http://h/cloud-init/t/TOKEN/%s",
                "ds=nocloud;s=http://h/apis/Cloud-Init/            | ds=nocloud;s=http://h/apis/Cloud-Init/t/TOKEN/",
                "ds=nocloud;s=http://h:8081/metadata-service       | ds=nocloud;s=http://h:8081/metadata-service/t/TOKEN/",
                "quiet ds=nocloud;s=http://h/cloud-init/ console=a | quiet ds=nocloud;s=http://h/cloud-init/t/TOKEN/ console=a"
            })
    void tokenGoesIntoTheSeedOfAnOperator(String written, String told) {
        assertThat(SEED.in(written)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ds=nocloud",
                "ds=nocloud;s=file:///seed/cloud-init/",
                "ds=nocloud;s=http://ci.example/",
                "ds=nocloud;s=http://h/cloud-init/?node=1",
                "ds=nocloud;h=http://h/cloud-init/",
                "ds=nocloudy;s=http://h/cloud-init/",
                "ads=nocloud;s=http://h/cloud-init/",
                "ds=ec2;s=http://h/cloud-init/",
                "ci.ds=nocloud"
            })
    void whatIsNoSeedOfThisSuiteStays(String written) {
        assertThat(SEED.in(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ci.example", "http://ci.example/seeds"})
    void theAddressOfTheSettingsIsOfThisSuiteWhateverItIs(String base) {
        assertThat(Seed.at(base).with("TOKEN").in("ds=nocloud;s=" + base + "/"))
                .isEqualTo("ds=nocloud;s=" + base + "/t/TOKEN/");
    }
}
