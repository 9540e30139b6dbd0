package io.sessionwarden.sim.driver;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * The drivers that must work: the one on the class path, and older ones that the build puts aside, each in a class loader of its own so that
 * none sees the others.
 */
enum OracleDriver {
    CURRENT(Optional.empty()),
    PREVIOUS(Optional.of("driver.previous")),
    OLDEST(Optional.of("driver.oldest"));

    private static final String CLASS = "oracle.jdbc.OracleDriver";

    private final Optional<Path> jar;
    private final Driver driver;

    OracleDriver(Optional<String> property) {
        jar = property.map(name -> Path.of(System.getProperty(name)));
        driver = load(jar);
    }

    private static Driver load(Optional<Path> jar) {
        // The loader of an older driver stays open: its classes load on demand until the last test
        ClassLoader loader = jar.map(OracleDriver::loaderOf).orElseGet(OracleDriver.class::getClassLoader);
        try {
            return (Driver) loader.loadClass(CLASS).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no driver in " + jar, e);
        }
    }

    private static ClassLoader loaderOf(Path jar) {
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no place for a driver: " + jar, e);
        }
    }

    /** The jar of an older driver. */
    Optional<Path> jar() {
        return jar;
    }

    /** Connects with this driver and no other. */
    Connection connect(String url, String user, String password, Properties more) throws SQLException {
        Properties properties = new Properties();
        // No test may hang on a wire that went silent
        properties.setProperty("oracle.jdbc.ReadTimeout", "20000");
        properties.putAll(more);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return driver.connect(url, properties);
    }
}
