package io.sessionwarden.sim.client;

import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A version of Oracle's JDBC driver in a class loader of its own; the build puts their jars side by side (see the pom). */
record DriverVersion(String name, Driver driver) {
    private static final Path FOLDER = Path.of("target/drivers");
    private static final List<DriverVersion> ALL = load();

    static Stream<DriverVersion> all() {
        return ALL.stream();
    }

    private static List<DriverVersion> load() {
        try (Stream<Path> jars = Files.list(FOLDER)) {
            List<DriverVersion> versions =
                    jars.sorted().map(DriverVersion::of).toList();
            if (versions.size() < 3) {
                throw new IllegalStateException("drivers are missing from " + FOLDER + ": " + versions);
            }
            return versions;
        } catch (IOException e) {
            throw new IllegalStateException("no drivers in " + FOLDER + "; Maven puts them there", e);
        }
    }

    private static DriverVersion of(Path jar) {
        try {
            URL[] urls = {jar.toUri().toURL()};
            // Not closed: the driver lives as long as the tests
            ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
            Class<?> type = Class.forName("oracle.jdbc.OracleDriver", true, loader);
            return new DriverVersion(
                    jar.getFileName().toString().replace(".jar", ""),
                    (Driver) type.getDeclaredConstructor().newInstance());
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("cannot load " + jar, e);
        }
    }

    /** Logs on with the name as password; further properties come in pairs. */
    Connection connect(OracleSimulator simulator, String user, String... pairs) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", user);
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return driver.connect(simulator.url("db1"), properties);
    }

    @Override
    public String toString() {
        return name;
    }
}
