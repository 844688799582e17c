package io.warplab.cli;

import io.warplab.core.config.ConfigDocs;
import java.io.PrintWriter;
import java.util.List;

/** Settings of a component or of a run file as text: two lines each. */
final class SettingsTable {
    private SettingsTable() {}

    static void print(List<ConfigDocs.Setting> settings, PrintWriter out) {
        if (settings.isEmpty()) {
            out.println("  no settings");
        }
        for (ConfigDocs.Setting s : settings) {
            StringBuilder line = new StringBuilder("  ").append(s.key()).append(": ");
            line.append(s.type());
            line.append(
                    s.defaultValue().isEmpty() ? ", required" : ", default " + s.defaultValue());
            if (!s.unit().isEmpty()) {
                line.append(", in ").append(s.unit());
            }
            if (!s.range().isEmpty()) {
                line.append(", ").append(s.range());
            }
            out.println(line);
            if (!s.text().isEmpty()) {
                out.println("      " + s.text());
            }
        }
        out.flush();
    }
}
