package org.chamicore.boot.bootscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.chamicore.boot.BootProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "http,  boot.example, 27778, /boot/v1/bootscript,          http://boot.example:27778/boot/v1/bootscript",
        "http,  10.0.2.2,     80,    /boot/v1/bootscript,          http://10.0.2.2/boot/v1/bootscript",
        "https, boot.example, 443,   /apis/bss/boot/v1/bootscript, https://boot.example/apis/bss/boot/v1/bootscript",
        "https, boot.example, 80,    /boot/v1/bootscript,          https://boot.example:80/boot/v1/bootscript",
        "http,  [fd00::1],    27778, /boot/v1/bootscript/,         http://[fd00::1]:27778/boot/v1/bootscript",
        "http,  boot.example, 80,    /boot/v1/bootscript;a=||,     http://boot.example/boot/v1/bootscript"
    })
    void chainLeadsWhereTheNodeAsked(String scheme, String host, int port, String path, String chain) {
        assertThat(Addresses.of(request(scheme, host, port, path), settings(Map.of()))
                        .chain())
                .isEqualTo(chain);
    }

    @Test
    void seedIsOnTheHostThatTheNodeAsked() {
        assertThat(Addresses.of(request("http", "10.0.2.2", 27778, "/boot/v1/bootscript"), settings(Map.of()))
                        .seed()
                        .address())
                .isEqualTo("http://10.0.2.2:27777/cloud-init/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void settingsComeFirst(String slash) {
        Addresses addresses = Addresses.of(
                request("http", "10.0.2.2", 27778, "/apis/bss/boot/v1/bootscript"),
                settings(Map.of(
                        "chamicore.boot.chain-url", "https://gw.example/apis/bss" + slash,
                        "chamicore.boot.seed.url", "https://gw.example/cloud-init" + slash)));

        assertThat(addresses)
                .isEqualTo(new Addresses(
                        "https://gw.example/apis/bss/boot/v1/bootscript", Seed.at("https://gw.example/cloud-init")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "${x}", "a/b", "a;b"})
    void hostThatNoScriptCouldHoldIsRefused(String host) {
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> Addresses.of(request("http", host, 80, "/boot/v1/bootscript"), settings(Map.of())));
    }

    private static MockHttpServletRequest request(String scheme, String host, int port, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }

    private static BootProperties settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("chamicore.boot", BootProperties.class);
    }
}
