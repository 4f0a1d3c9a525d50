package org.chamicore.cloudinit.phonehome;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.asking.Notes;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.web.address.IpAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PhoneHomeController {

    private static final Logger log = LoggerFactory.getLogger(PhoneHomeController.class);

    private final PhoneHomeService reports;
    private final Notes notes;

    PhoneHomeController(PhoneHomeService reports, Notes notes) {
        this.reports = reports;
        this.notes = notes;
    }

    /** The address decides who reports; {@code id} is what the node believes, which anybody could write. */
    @Operation(summary = "Report that this node is done")
    @PostMapping("/phone-home/{id}")
    void report(@PathVariable String id, HttpServletRequest request) {
        PhoneHomeForm form = form(request);
        Optional<InetAddress> address = IpAddress.parse(request.getRemoteAddr());
        if (address.isEmpty() || !reports.record(address.get(), form)) {
            address.ifPresent(each -> notes.unknown(each, request.getRequestURI()));
            log.info("Phone-home of '{}' from {}, which is no known node's address", id, request.getRemoteAddr());
        }
    }

    @Operation(summary = "The last report of every node")
    @GetMapping("/admin/phone-home")
    List<PhoneHome> list() {
        return reports.list();
    }

    @Operation(summary = "The last report of one node")
    @GetMapping("/admin/phone-home/{id}")
    PhoneHome find(@PathVariable NodeId id) {
        return reports.find(id)
                .orElseThrow(() ->
                        PhoneHomeProblem.NO_SUCH_REPORT.with("node %s has not reported".formatted(id), List.of()));
    }

    @Operation(summary = "The host keys that nodes reported, as a known_hosts file of OpenSSH")
    @GetMapping(path = "/admin/known-hosts", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> knownHosts() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(reports.knownHosts());
    }

    private static PhoneHomeForm form(HttpServletRequest request) {
        try {
            PhoneHomeForm form = PhoneHomeForm.of(request.getParameterMap());
            Checks checks = form.check();
            if (!checks.refusals().isEmpty()) {
                throw PhoneHomeProblem.UNREADABLE_FORM.with(checks.summary(), checks.refusals());
            }
            return form;
        } catch (IllegalStateException malformed) {
            throw PhoneHomeProblem.UNREADABLE_FORM.with("the body is no form: " + malformed.getMessage(), List.of());
        }
    }
}
