// Checks PDF files against PDF/UA-1 with veraPDF's engine, several at a time: a line a file, and
// one for each rule that fails, by clause and test number of the standard.

import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Audit {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        // The engine keeps what it knows of a file by thread.
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<String>> verdicts = new ArrayList<>();
        for (String file : files) {
            verdicts.add(threads.submit(() -> verdict(file)));
        }
        threads.shutdown();
        for (Future<String> verdict : verdicts) {
            System.out.print(verdict.get());
            System.out.flush();
        }
    }

    private static String verdict(String file) throws Exception {
        StringBuilder said = new StringBuilder();
        try (FileInputStream in = new FileInputStream(file);
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFUA_1);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(PDFAFlavour.PDFUA_1, 10, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            said.append(result.isCompliant() ? "pass\t" : "FAIL\t").append(file).append("\n");
            for (TestAssertion failed : result.getTestAssertions()) {
                said.append("\t" + failed.getRuleId().getClause()
                        + "-" + failed.getRuleId().getTestNumber()
                        + " " + failed.getMessage()
                        + " at " + failed.getLocation().getContext() + "\n");
            }
        }
        return said.toString();
    }
}
