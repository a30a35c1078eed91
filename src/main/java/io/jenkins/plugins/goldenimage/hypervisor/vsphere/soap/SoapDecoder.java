package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.MethodFault;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads responses of the vSphere Web Services API. What came after yavijava's version of the API is skipped: unknown
 * elements, and unknown constants of enumerations; an object of an unknown type is read as the type that its property is
 * declared with. Document types and external entities are refused.
 */
final class SoapDecoder {
    private static final String FAULT_SUFFIX = "Fault";

    private final VimTypes types;

    SoapDecoder(VimTypes types) {
        this.types = types;
    }

    /**
     * The result of a call.
     *
     * @param returnType the name of its type, with {@code []} for several; null where the call returns nothing
     * @return null where there is no result
     * @throws SoapFault when the response is a fault
     * @throws XMLStreamException when it is not a SOAP response
     */
    Object decode(byte[] response, String returnType) throws SoapFault, XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(response));
        try {
            enter(reader, "Envelope");
            enter(reader, "Body");
            if (!nextChild(reader)) {
                throw new XMLStreamException("The SOAP body is empty", reader.getLocation());
            }
            if (reader.getLocalName().equals(FAULT_SUFFIX)) {
                throw readFault(reader);
            }
            return returnType == null ? null : readResult(reader, returnType);
        } finally {
            reader.close();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static void enter(XMLStreamReader reader, String name) throws XMLStreamException {
        while (nextChild(reader)) {
            if (reader.getLocalName().equals(name) && SoapEncoder.SOAP.equals(reader.getNamespaceURI())) {
                return;
            }
            skip(reader);
        }
        throw new XMLStreamException("There is no SOAP " + name, reader.getLocation());
    }

    /** Moves to the next child of the element that the reader is in; false at that element's end. */
    private static boolean nextChild(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT:
                    return true;
                case XMLStreamConstants.END_ELEMENT:
                    return false;
                case XMLStreamConstants.DTD:
                    throw new XMLStreamException("Document types are refused", reader.getLocation());
                default:
                    break;
            }
        }
        return false;
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        while (nextChild(reader)) {
            skip(reader);
        }
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT:
                    skip(reader);
                    break;
                case XMLStreamConstants.END_ELEMENT:
                    return text.toString();
                case XMLStreamConstants.CHARACTERS:
                case XMLStreamConstants.CDATA:
                    text.append(reader.getText());
                    break;
                default:
                    break;
            }
        }
    }

    private Object readResult(XMLStreamReader reader, String returnType) throws XMLStreamException {
        boolean several = returnType.endsWith("[]");
        String name = several ? returnType.substring(0, returnType.length() - 2) : returnType;
        Class<?> declared = types.find(name).orElseGet(() -> returnClass(name));
        List<Object> results = new ArrayList<>();
        while (nextChild(reader)) {
            Object result = readValue(reader, declared);
            if (result != null) {
                results.add(result);
            }
        }
        if (results.isEmpty()) {
            return null;
        }
        return several ? array(declared, results) : results.get(0);
    }

    private static Class<?> returnClass(String name) {
        return SimpleTypes.byXsdName(name.equals("Calendar") ? "dateTime" : name.toLowerCase());
    }

    /** Reads the element that the reader is at, to its end; null where it is nil or can't be understood. */
    private Object readValue(XMLStreamReader reader, Class<?> declared) throws XMLStreamException {
        if ("true".equals(reader.getAttributeValue(SoapEncoder.XSI, "nil"))) {
            skip(reader);
            return null;
        }
        String typeName = typeName(reader);
        Class<?> type = typeOf(reader, typeName, declared);
        if (type == Object.class) {
            if (typeName == null) {
                return text(reader);
            }
            skip(reader);
            return null;
        }
        if (SimpleTypes.contains(type)) {
            return SimpleTypes.parse(type, text(reader));
        }
        if (type == ManagedObjectReference.class) {
            return readReference(reader);
        }
        if (type.isEnum()) {
            return types.constant(type, text(reader).strip());
        }
        Object bean = readBean(reader, type);
        return bean instanceof MethodFault fault ? keepName(fault, typeName) : bean;
    }

    private static String typeName(XMLStreamReader reader) {
        String name = reader.getAttributeValue(SoapEncoder.XSI, "type");
        return name == null ? null : name.substring(name.indexOf(':') + 1);
    }

    private Class<?> typeOf(XMLStreamReader reader, String typeName, Class<?> declared) {
        if (typeName == null) {
            return declared;
        }
        String qualified = reader.getAttributeValue(SoapEncoder.XSI, "type");
        int colon = qualified.indexOf(':');
        boolean simple = colon > 0 && SoapEncoder.XSD.equals(reader.getNamespaceURI(qualified.substring(0, colon)));
        Class<?> actual = simple ? SimpleTypes.byXsdName(typeName) : types.find(typeName).orElse(declared);
        return SimpleTypes.boxed(declared).isAssignableFrom(actual) ? actual : declared;
    }

    private static ManagedObjectReference readReference(XMLStreamReader reader) throws XMLStreamException {
        ManagedObjectReference reference = new ManagedObjectReference();
        // Null would mean any namespace, and find xsi:type.
        reference.setType(reader.getAttributeValue("", "type"));
        reference.setVal(text(reader).strip());
        return reference;
    }

    private Object readBean(XMLStreamReader reader, Class<?> type) throws XMLStreamException {
        BeanClass beanClass = types.bean(type);
        Object bean = beanClass.newInstance();
        Map<Property, List<Object>> arrays = new LinkedHashMap<>();
        while (nextChild(reader)) {
            Property property = beanClass.property(reader.getLocalName());
            if (property == null) {
                skip(reader);
                continue;
            }
            Object value = readValue(reader, property.elementType());
            if (value != null && property.isArray()) {
                arrays.computeIfAbsent(property, key -> new ArrayList<>()).add(value);
            } else if (value != null) {
                property.set(bean, value);
            }
        }
        arrays.forEach((property, values) -> property.set(bean, array(property.elementType(), values)));
        return bean;
    }

    private static Object array(Class<?> elementType, List<Object> values) {
        Object array = Array.newInstance(elementType, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private SoapFault readFault(XMLStreamReader reader) throws XMLStreamException {
        String message = "";
        MethodFault fault = new MethodFault();
        while (nextChild(reader)) {
            switch (reader.getLocalName()) {
                case "faultstring":
                    message = text(reader);
                    break;
                case "detail":
                    fault = readDetail(reader);
                    break;
                default:
                    skip(reader);
                    break;
            }
        }
        return new SoapFault(message, fault);
    }

    private MethodFault readDetail(XMLStreamReader reader) throws XMLStreamException {
        MethodFault fault = new MethodFault();
        while (nextChild(reader)) {
            // <InvalidLoginFault xsi:type="InvalidLogin">: the element's name counts where there is no type.
            String name = typeName(reader);
            if (name == null) {
                String element = reader.getLocalName();
                name = element.endsWith(FAULT_SUFFIX)
                        ? element.substring(0, element.length() - FAULT_SUFFIX.length())
                        : element;
            }
            Class<?> declared = types.find(name)
                    .<Class<?>>filter(MethodFault.class::isAssignableFrom)
                    .orElse(MethodFault.class);
            fault = keepName((MethodFault) readBean(reader, declared), name);
        }
        return fault;
    }

    private static MethodFault keepName(MethodFault fault, String typeName) {
        if (typeName != null && !fault.getClass().getSimpleName().equals(typeName)) {
            fault.setDynamicType(typeName);
        }
        return fault;
    }
}
