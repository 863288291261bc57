package org.npcs.repository.conformance;

import org.npcs.repository.contract.Contract;
import picocli.CommandLine.IVersionProvider;

/** The two axes: version of the kit and version of the contract. */
final class Versions implements IVersionProvider {

    static String suite() {
        String version = Conformance.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"kit " + suite(), "contract " + Contract.version() + " " + Contract.sha256()};
    }
}
