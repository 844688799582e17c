package io.warplab.cli;

/** A command that shows progress. */
interface TerminalUser {
    /** Says where progress is shown. */
    void use(Terminal where);
}
