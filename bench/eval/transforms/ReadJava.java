import com.sun.source.util.JavacTask;
import java.io.File;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Prints the files among its arguments that the compiler cannot parse, each with a tab and why. */
class ReadJava {
    public static void main(String[] files) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        for (var file : files) {
            var told = new DiagnosticCollector<JavaFileObject>();
            try (var manager = compiler.getStandardFileManager(told, null, null)) {
                var units = manager.getJavaFileObjectsFromFiles(List.of(new File(file)));
                ((JavacTask) compiler.getTask(null, manager, told, null, null, units)).parse();
            }
            for (var each : told.getDiagnostics())
                if (each.getKind() == Diagnostic.Kind.ERROR) {
                    System.out.println(file + "\t" + each.getMessage(null).lines().findFirst().orElse(""));
                    break;
                }
        }
    }
}
