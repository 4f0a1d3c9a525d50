package org.chamicore.interop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The smallest kernel that firmware takes for Linux: it prints what it was given and turns the machine off. With it the tests
 * need no kernel package. It is a bzImage whose real-mode part does everything; its protected-mode part is never entered.
 */
final class TelltaleKernel {

    private static final int SECTOR = 512;

    /** Offsets in the real-mode part, which starts with the boot sector; the names are those of Linux's boot protocol. */
    private static final int SETUP_SECTORS = 0x1f1;

    private static final int BOOT_FLAG = 0x1fe;
    private static final int JUMP = 0x200;
    private static final int MAGIC = 0x202;
    private static final int LOAD_FLAGS = 0x211;
    private static final int INITRD_ADDRESS_MAX = 0x22c;
    private static final int COMMAND_LINE_SIZE = 0x238;
    private static final int CODE = 0x240;
    private static final int COMMAND_LINE_TITLE = 0x300;
    private static final int INITRD_TITLE = 0x320;
    private static final int LINE_END = 0x338;
    private static final int DESCRIPTORS = 0x340;

    /** Prints to the first serial port. The initrd lies beyond the reach of real mode; the BIOS copies its beginning to 0x380. */
    private static final String INSTRUCTIONS = """
            be 00 03          mov si, COMMAND_LINE_TITLE
            e8 69 00          call print
            1e                push ds
            66 8b 36 28 02    mov esi, [cmd_line_ptr]
            66 89 f0          mov eax, esi
            66 c1 e8 04       shr eax, 4
            8e d8             mov ds, ax
            83 e6 0f          and si, 15
            e8 54 00          call print
            1f                pop ds
            be 20 03          mov si, INITRD_TITLE
            e8 4d 00          call print
            66 a1 18 02       mov eax, [ramdisk_image]
            a3 52 03          mov [source + 2], ax
            66 c1 e8 10       shr eax, 16
            a2 54 03          mov [source + 4], al
            88 26 57 03       mov [source + 7], ah
            66 31 c0          xor eax, eax
            8c d8             mov ax, ds
            8e c0             mov es, ax
            66 c1 e0 04       shl eax, 4
            66 05 80 03 00 00 add eax, 0x380
            a3 5a 03          mov [target + 2], ax
            66 c1 e8 10       shr eax, 16
            a2 5c 03          mov [target + 4], al
            be 40 03          mov si, DESCRIPTORS
            b9 20 00          mov cx, 32 words
            b4 87             mov ah, move block
            cd 15             int 0x15
            be 80 03          mov si, 0x380
            e8 10 00          call print
            be 38 03          mov si, LINE_END
            e8 0a 00          call print
            ba 04 06          mov dx, power management port
            b8 00 20          mov ax, soft off
            ef                out dx, ax
            f4                stop: hlt
            eb fd             jmp stop
            ac                print: lodsb
            84 c0             test al, al
            74 12             je done
            88 c4             mov ah, al
            ba fd 03          mov dx, line status
            ec                busy: in al, dx
            a8 20             test al, transmitter empty
            74 fb             je busy
            88 e0             mov al, ah
            ba f8 03          mov dx, transmitter
            ee                out dx, al
            eb e9             jmp print
            c3                done: ret
            """;

    private static final int INSTRUCTION_COLUMNS = 18;

    private TelltaleKernel() {}

    static BootImages images() {
        return new BootImages(kernel(), text(BootImages.INITRD_TEXT));
    }

    private static byte[] kernel() {
        return ByteBuffer.allocate(3 * SECTOR)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SETUP_SECTORS, (byte) 1)
                .putShort(BOOT_FLAG, (short) 0xaa55)
                .put(JUMP, new byte[] {(byte) 0xeb, CODE - JUMP - 2})
                .put(MAGIC, new byte[] {'H', 'd', 'r', 'S', 6, 2}) // version 2.06
                .put(LOAD_FLAGS, (byte) 1) // the rest goes to 1 MiB
                .putInt(INITRD_ADDRESS_MAX, 0x37ff_ffff)
                .putInt(COMMAND_LINE_SIZE, 2047)
                .put(CODE, code())
                .put(COMMAND_LINE_TITLE, text("\r\n" + BootImages.COMMAND_LINE))
                .put(INITRD_TITLE, text("\r\n" + BootImages.INITRD))
                .put(LINE_END, text("\r\n"))
                .put(DESCRIPTORS + 0x10, descriptor())
                .put(DESCRIPTORS + 0x18, descriptor())
                .array();
    }

    private static byte[] code() {
        StringBuilder hex = new StringBuilder();
        INSTRUCTIONS.lines().forEach(line -> hex.append(line, 0, INSTRUCTION_COLUMNS));
        return HexFormat.of().parseHex(hex.toString().replace(" ", ""));
    }

    /** 64 KiB of data; the code fills in the address. */
    private static byte[] descriptor() {
        return new byte[] {(byte) 0xff, (byte) 0xff, 0, 0, 0, (byte) 0x93, 0, 0};
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
