package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** Results for people: the sheet and the receipt. */
@ExtendWith(RunningSandbox.class)
class SheetIntegrationTests {

    /** A spreadsheet takes this for a number with an exponent. */
    private static final String KEY = "E10-000123";

    private static final String HEADER = "localKey,eventMonth,message,fix,field,rule,outcome,index,line";

    private final NewMember member = NewMember.enter();
    private final Reply receipt = faulty(member);
    private final String self = "/v1/submissions/" + receipt.at("/id");

    private static Reply faulty(NewMember member) {
        var batch = new Batch();
        for (int i = 0; i < 1_100; i++) {
            var record = Batch.incident(i == 0 ? KEY : Batch.key(i));
            record.withObject("/content").putObject("child").put("sex", "x");
            batch.add(record);
        }
        return batch.sentBy(member);
    }

    @Test
    void theSheetHasOneRowForEachFinding() {
        var sheet = member.api().get(self + "/results/sheet?format=csv");

        assertThat(sheet.header("Content-Type")).startsWith("text/csv");
        var rows = sheet.body().split("\r\n");
        assertThat(rows).hasSize(1_101);
        assertThat(rows[0]).isEqualTo(HEADER);
        assertThat(rows[1]).startsWith(KEY + ",2026-09,").endsWith(",/child/sex,STR-CODE,rejected,1,1");
    }

    @Test
    void theWorkbookKeepsKeysAsText() throws IOException {
        var sheet = member.api()
                .header("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .get(self + "/results/sheet");

        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(sheet.response().body()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(1_101);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("localKey");
            assertThat(rows.get(1).getCellText(0)).isEqualTo(KEY);
            assertThat(rows.stream().flatMap(row -> row.stream()))
                    .allMatch(cell -> cell.getType() == CellType.STRING && cell.getFormula() == null);
        }
    }

    @Test
    void theSheetOfAnOutcomeHoldsThatOutcomeAlone() {
        assertThat(member.api().get(self + "/results/sheet?outcome=created").body())
                .isEqualTo(HEADER + "\r\n");
    }

    @Test
    void theReceiptIsPrintedTheSameEachTime() throws IOException {
        var page = member.api().get(self + "/receipt").response().body();

        assertThat(member.api().get(self + "/receipt").response().body()).isEqualTo(page);
        try (var document = Loader.loadPDF(page)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(receipt.at("/id"), receipt.at("/digest"), member.client(), "1100")
                    .doesNotContain(KEY);
        }
    }
}
