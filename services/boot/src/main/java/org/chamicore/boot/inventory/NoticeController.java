package org.chamicore.boot.inventory;

import io.swagger.v3.oas.annotations.Operation;
import org.chamicore.boot.BootPaths;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes the notices of state change daemons. */
@RestController
@RequestMapping({BootPaths.ROOT + "/scn", BootPaths.GATEWAY + "/scn"})
class NoticeController {

    /** There is nothing to do: the feed tells the same, and sooner. */
    @Operation(summary = "Hear that components changed; what did is heard by the inventory's feed")
    @PostMapping
    ResponseEntity<Void> hear(@RequestBody JsonNode notice) {
        if (!notice.isObject()) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST,
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The body must be a JSON object"),
                    null);
        }
        return ResponseEntity.ok().build();
    }
}
