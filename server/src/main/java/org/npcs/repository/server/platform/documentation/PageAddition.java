package org.npcs.repository.server.platform.documentation;

import org.springframework.core.io.Resource;

/**
 * Something that an environment adds to the page of the documentation.
 *
 * @param asset file name of the asset that it is added to, such as {@code index.css}
 * @param text what is added at the end
 */
public record PageAddition(String asset, Resource text) {}
