package io.lakewarden.cli.diagram;

import j2html.tags.ContainerTag;

/** An element of SVG; what is put in it as text or attribute is escaped. */
final class Element extends ContainerTag<Element> {
    Element(String name) {
        super(name);
    }
}
