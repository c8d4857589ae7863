package vn.bordergate.clearance.rulebook;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * An XML document without any document type, as a tree that knows where each element was written.
 * No entity is ever looked up or replaced but the five of XML itself.
 */
final class XmlTree {

    static final int DEPTH_MAX = 16;

    private final XMLStreamReader reader;
    private final Deque<Element> open = new ArrayDeque<>();

    private XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** An element, its own text and its children. */
    record Element(
            String namespace,
            String name,
            Map<String, String> attributes,
            StringBuilder text,
            List<Element> children,
            int line,
            int column) {

        String attribute(String wanted) {
            return attributes.getOrDefault(wanted, "");
        }

        List<Element> children(String wanted) {
            return children.stream().filter(c -> c.name().equals(wanted)).toList();
        }

        /** The text of the one child of that name, or nothing. */
        String textOf(String child) {
            List<Element> found = children(child);
            return found.size() == 1 ? found.getFirst().text().toString().strip() : "";
        }

        Fault fault(String pointer, String code, Map<String, Object> args) {
            return Fault.at(pointer, code, args).on(line, column);
        }
    }

    static Element read(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var bytes = new ByteArrayInputStream(document);
            return new XmlTree(factory.createXMLStreamReader(bytes)).root();
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            Fault fault = Fault.at("", "RULES_NOT_XML");
            throw FaultsException.of(
                    422, at == null ? fault : fault.on(at.getLineNumber(), at.getColumnNumber()));
        }
    }

    /** To the end of the document: what follows its root is no part of it, and no XML. */
    private Element root() throws XMLStreamException {
        List<Element> roots = new ArrayList<>(1);
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw FaultsException.of(422, here("RULES_DOCTYPE"));
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS -> {
                    if (open.peek() instanceof Element inner) {
                        inner.text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element ended = open.pop();
                    if (open.isEmpty()) {
                        roots.add(ended);
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return roots.getFirst();
                }
                // Comments and instructions say nothing that is evaluated.
                default -> {}
            }
        }
    }

    private void start() {
        if (open.size() >= DEPTH_MAX) {
            throw FaultsException.of(422, here("RULES_TOO_DEEP"));
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        Location at = reader.getLocation();
        var element =
                new Element(
                        namespace == null ? "" : namespace,
                        reader.getLocalName(),
                        attributes,
                        new StringBuilder(),
                        new ArrayList<>(),
                        at.getLineNumber(),
                        at.getColumnNumber());
        if (open.peek() instanceof Element outer) {
            outer.children().add(element);
        }
        open.push(element);
    }

    private Fault here(String code) {
        Location at = reader.getLocation();
        return Fault.at("", code).on(at.getLineNumber(), at.getColumnNumber());
    }
}
