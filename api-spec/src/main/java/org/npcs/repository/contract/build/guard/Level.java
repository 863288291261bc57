package org.npcs.repository.contract.build.guard;

import org.npcs.repository.contract.build.bundle.ContractVersion;

/** How much a difference matters to those who use the released contract, the least first. */
enum Level {
    /** Other words for the same contract. */
    EDITORIAL,
    /** Something that nobody has to use, or a loosened demand. */
    ADDITIVE,
    /** Something that worked may stop working, or a meaning changes. */
    BREAKING;

    /** The version that has to follow the released one. */
    ContractVersion next(ContractVersion released) {
        return switch (this) {
            case EDITORIAL -> new ContractVersion(released.major(), released.minor(), released.patch() + 1);
            case ADDITIVE -> new ContractVersion(released.major(), released.minor() + 1, 0);
            case BREAKING -> new ContractVersion(released.major() + 1, 0, 0);
        };
    }
}
