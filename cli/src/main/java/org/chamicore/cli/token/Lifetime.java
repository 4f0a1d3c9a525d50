package org.chamicore.cli.token;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long a token is to live: {@code 90s}, {@code 30m}, {@code 1h}, {@code 1d}. */
final class Lifetime implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(1);

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            Duration lifetime = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (lifetime.compareTo(LEAST) >= 0 && lifetime.compareTo(MOST) <= 0) {
                return lifetime;
            }
        }
        throw new TypeConversionException(
                "'%s' is no lifetime: write one from 60s to 24h, such as 90s, 30m or 1h".formatted(text));
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
