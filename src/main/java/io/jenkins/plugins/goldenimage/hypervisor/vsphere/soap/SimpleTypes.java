package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.function.Function;

/** Simple types of XML Schema and their Java classes. */
final class SimpleTypes {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            entry(String.class, text -> text),
            entry(Integer.class, text -> Integer.valueOf(text.strip())),
            entry(Long.class, text -> Long.valueOf(text.strip())),
            entry(Short.class, text -> Short.valueOf(text.strip())),
            entry(Byte.class, text -> Byte.valueOf(text.strip())),
            entry(Float.class, text -> Float.valueOf(text.strip())),
            entry(Double.class, text -> Double.valueOf(text.strip())),
            entry(Boolean.class, SimpleTypes::parseBoolean),
            entry(Calendar.class, SimpleTypes::parseDateTime));

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            short.class, Short.class,
            byte.class, Byte.class,
            float.class, Float.class,
            double.class, Double.class,
            boolean.class, Boolean.class);

    private static final Map<String, Class<?>> BY_XSD_NAME = Map.of(
            "string", String.class,
            "int", Integer.class,
            "long", Long.class,
            "short", Short.class,
            "byte", Byte.class,
            "float", Float.class,
            "double", Double.class,
            "boolean", Boolean.class,
            "dateTime", Calendar.class);

    private static final Map<Class<?>, String> XSD_NAMES = Map.of(
            String.class, "string",
            Integer.class, "int",
            Long.class, "long",
            Short.class, "short",
            Byte.class, "byte",
            Float.class, "float",
            Double.class, "double",
            Boolean.class, "boolean",
            Calendar.class, "dateTime");

    private SimpleTypes() {}

    static boolean contains(Class<?> type) {
        return PARSERS.containsKey(boxed(type));
    }

    /** The class for a type of XML Schema; what has none of its own is text. */
    static Class<?> byXsdName(String name) {
        return BY_XSD_NAME.getOrDefault(name, String.class);
    }

    /** The name in XML Schema of a class that {@link #contains} knows. */
    static String xsdName(Class<?> type) {
        return XSD_NAMES.get(boxed(type));
    }

    static Class<?> boxed(Class<?> type) {
        if (Calendar.class.isAssignableFrom(type)) {
            return Calendar.class;
        }
        return BOXES.getOrDefault(type, type);
    }

    /** The value; null where the text does not fit, as when a later version of the API made an int a long. */
    static Object parse(Class<?> type, String text) {
        try {
            return PARSERS.get(boxed(type)).apply(text);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    static String print(Object value) {
        if (value instanceof Calendar calendar) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(calendar.toInstant().atOffset(ZoneOffset.UTC));
        }
        return value.toString();
    }

    private static Object parseBoolean(String text) {
        String stripped = text.strip();
        return stripped.equals("true") || stripped.equals("1");
    }

    private static Object parseDateTime(String text) {
        TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.strip(), OffsetDateTime::from, LocalDateTime::from);
        ZonedDateTime time = parsed instanceof OffsetDateTime offset
                ? offset.toZonedDateTime()
                : ((LocalDateTime) parsed).atZone(ZoneOffset.UTC);
        return GregorianCalendar.from(time);
    }
}
