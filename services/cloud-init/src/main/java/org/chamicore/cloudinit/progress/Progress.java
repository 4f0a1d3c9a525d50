package org.chamicore.cloudinit.progress;

/** How far a node is with configuring itself. */
enum Progress {
    /** It reported since it last began. */
    FINISHED,
    /** It began, and may still be at it. */
    RUNNING,
    /** It began too long ago, and has not reported since. */
    LATE,
    /** It never asked. */
    SILENT
}
