package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.ws.Argument;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes requests of the vSphere Web Services API (SOAP 1.1, document/literal, namespace {@code urn:vim25}; the schema is
 * {@code vim-types.xsd} of the vSphere Web Services SDK).
 */
final class SoapEncoder {
    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";
    static final String VIM = "urn:vim25";

    /** What XML 1.0 has no way to write. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final VimTypes types;

    SoapEncoder(VimTypes types) {
        this.types = types;
    }

    byte[] encode(String method, Argument[] arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement("soapenv", "Envelope", SOAP);
            writer.writeNamespace("soapenv", SOAP);
            writer.writeNamespace("xsi", XSI);
            writer.writeNamespace("xsd", XSD);
            writer.writeStartElement("soapenv", "Body", SOAP);
            writer.writeStartElement(method);
            writer.writeDefaultNamespace(VIM);
            if (arguments != null) {
                for (Argument argument : arguments) {
                    write(writer, argument.getName(), declaredType(argument), argument.getValue());
                }
            }
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(method + " can't be written", e);
        }
        return bytes.toByteArray();
    }

    /** Arguments come with the names of their types: of the API, or of Java for simple ones. */
    private Class<?> declaredType(Argument argument) {
        String name = argument.getType().endsWith("[]")
                ? argument.getType().substring(0, argument.getType().length() - 2)
                : argument.getType();
        return types.find(name).orElseGet(() -> simpleType(name, argument.getValue()));
    }

    private static Class<?> simpleType(String name, Object value) {
        Class<?> named = SimpleTypes.byXsdName(name.equals("Calendar") ? "dateTime" : name.toLowerCase());
        Class<?> actual = value == null ? named : value.getClass();
        return SimpleTypes.contains(actual) ? SimpleTypes.boxed(actual) : named;
    }

    private void write(XMLStreamWriter writer, String name, Class<?> declared, Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                write(writer, name, declared, Array.get(value, i));
            }
            return;
        }
        writer.writeStartElement(name);
        Class<?> type = value.getClass();
        if (SimpleTypes.contains(type)) {
            writeSimple(writer, declared, value);
        } else if (value instanceof ManagedObjectReference reference) {
            writeReference(writer, declared, reference);
        } else if (value instanceof Enum<?> constant) {
            writeType(writer, declared, constant.getDeclaringClass());
            writer.writeCharacters(constant.name());
        } else if (value instanceof LaterObject object) {
            writeType(writer, declared, object.apiType());
            for (LaterObject.Element element : object.elements()) {
                write(writer, element.name(), element.type(), element.value());
            }
        } else {
            writeType(writer, declared, type);
            for (Property property : types.bean(type).properties()) {
                write(writer, property.xmlName(), property.elementType(), property.get(value));
            }
        }
        writer.writeEndElement();
    }

    private static void writeSimple(XMLStreamWriter writer, Class<?> declared, Object value) throws XMLStreamException {
        if (!SimpleTypes.contains(declared)) {
            writer.writeAttribute("xsi", XSI, "type", "xsd:" + SimpleTypes.xsdName(value.getClass()));
        }
        writer.writeCharacters(ILLEGAL.matcher(SimpleTypes.print(value)).replaceAll("\uFFFD"));
    }

    private static void writeReference(XMLStreamWriter writer, Class<?> declared, ManagedObjectReference reference)
            throws XMLStreamException {
        writeType(writer, declared, ManagedObjectReference.class);
        writer.writeAttribute("type", reference.getType());
        writer.writeCharacters(reference.getVal());
    }

    private static void writeType(XMLStreamWriter writer, Class<?> declared, Class<?> actual)
            throws XMLStreamException {
        if (declared != actual) {
            writer.writeAttribute("xsi", XSI, "type", actual.getSimpleName());
        }
    }
}
