package io.sessionwarden.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The fleet file: reads it and says everything that is wrong with it at once. */
public final class FleetFile {
    private FleetFile() {}

    /**
     * Reads and validates. What a file that cannot be parsed would have said is unknown: then only such files are reported, not what the
     * others lack.
     *
     * @param fileOrDirectory a YAML file, or a directory whose {@code *.yaml} and {@code *.yml} files are read in the order of their names
     *     as if they were one
     * @param allowInlineSecrets passwords may be written in the file itself
     * @throws FleetInvalid with every problem; none of its texts holds a password
     */
    public static Fleet read(Path fileOrDirectory, boolean allowInlineSecrets) throws FleetInvalid {
        Problems problems = new Problems();
        List<Setting> parsed = files(fileOrDirectory, problems).stream()
                .flatMap(path -> new YamlFile(path, problems).read().stream())
                .toList();
        refuseIfAny(problems);
        List<Section> files =
                parsed.stream().map(file -> file.section(SectionKeys.FILE)).toList();
        Fleet fleet = new FleetReader(files, allowInlineSecrets).read();
        refuseIfAny(problems);
        return fleet;
    }

    private static void refuseIfAny(Problems problems) throws FleetInvalid {
        if (!problems.isEmpty()) {
            throw new FleetInvalid(problems.list());
        }
    }

    static List<Path> files(Path path, Problems problems) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(FleetFile::isYaml).sorted().toList();
            if (files.isEmpty()) {
                problems.add(new Problem(path.toString(), 0, "", "", "holds no *.yaml or *.yml file"));
            }
            return files;
        } catch (IOException e) {
            problems.add(new Problem(path.toString(), 0, "", "", "cannot be read"));
            return List.of();
        }
    }

    /** Kubernetes mounts hidden directories and links beside the files themselves. */
    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
    }
}
