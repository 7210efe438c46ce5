// Checks PDF files against PDF/UA-1 with veraPDF's engine: a line a file, and one for
// each rule that fails, by clause and test number of the standard.

import java.io.FileInputStream;
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
        for (String file : files) {
            try (FileInputStream in = new FileInputStream(file);
                    PDFAParser parser =
                            Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFUA_1);
                    PDFAValidator validator =
                            Foundries.defaultInstance()
                                    .createValidator(PDFAFlavour.PDFUA_1, 10, false, false, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println((result.isCompliant() ? "pass\t" : "FAIL\t") + file);
                for (TestAssertion failed : result.getTestAssertions()) {
                    System.out.println(
                            "\t" + failed.getRuleId().getClause()
                                    + "-" + failed.getRuleId().getTestNumber()
                                    + " " + failed.getMessage()
                                    + " at " + failed.getLocation().getContext());
                }
            }
        }
    }
}
