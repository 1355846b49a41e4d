package io.lakewarden.cli.diagram;

import j2html.tags.ContainerTag;

/** An element of SVG; text and attributes put in it are escaped. */
public final class Element extends ContainerTag<Element> {
    public Element(String name) {
        super(name);
    }
}
