package org.chamicore.boot.bootscript;

/** All of one answer to a node: what it asked, what was decided, and how that reads. */
record Answer(BootScriptQuery query, Decision decision, String script) {}
