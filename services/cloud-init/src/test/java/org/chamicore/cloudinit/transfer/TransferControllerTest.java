package org.chamicore.cloudinit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verifyNoInteractions;

import org.chamicore.cloudinit.security.ControllerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ControllerTest(TransferController.class)
@Import(SettingsReader.class)
class TransferControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private TransferService settings;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                             | 400",
                "null                           | 422",
                "[]                             | 400",
                "7                              | 400",
                "name: x                        | 422",
                "{}                             | 422",
                "{\"group\": {}}                 | 422",
                "groups: [                      | 400",
                "groups: *a                     | 400",
                "groups: [a, b]                 | 400",
                "{\"groups\": {\"a/b\": {}}}     | 422",
                "{\"groups\": {\"a\": null}}     | 422",
                "{\"groups\": {\"a\": 7}}        | 400",
                "{\"instances\": {\"x0\": null}} | 422"
            })
    void whatCannotBeImportedIsRefused(String body, int status) {
        assertThat(mvc.post()
                        .uri("/admin/import")
                        .header("Authorization", "Bearer cloudinit.write")
                        .content(body))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        verifyNoInteractions(settings);
    }
}
