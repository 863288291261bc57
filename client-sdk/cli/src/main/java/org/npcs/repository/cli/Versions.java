package org.npcs.repository.cli;

import org.npcs.repository.contract.Contract;
import picocli.CommandLine.IVersionProvider;

/** Version of the program, and of the contract that it was built from. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Npcs.class.getPackage().getImplementationVersion();
        return new String[] {
            "npcs " + (version == null ? "unpackaged" : version),
            "contract " + Contract.version() + " " + Contract.sha256()
        };
    }
}
