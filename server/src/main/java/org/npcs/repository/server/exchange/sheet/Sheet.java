package org.npcs.repository.server.exchange.sheet;

import java.util.List;
import org.npcs.repository.server.exchange.submission.RecordResult;
import org.npcs.repository.server.platform.contract.ByteStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A sheet of results that is written page by page while it is sent. */
public sealed interface Sheet permits CsvSheet, WorkbookSheet {

    /** CSV, the first format of the contract. */
    MediaType CSV = new MediaType("text", "csv");

    /** A workbook of Office Open XML. */
    MediaType XLSX = MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** The bytes of the next rows. */
    byte[] rows(List<RecordResult> results);

    /** The bytes that are left at the end. */
    byte[] end();

    /** The sheet of the pages, in a media type of the contract. */
    static ByteStream of(MediaType type, Flux<List<RecordResult>> pages) {
        return new ByteStream(type, false, Flux.defer(() -> {
            Sheet sheet = type.equals(CSV) ? new CsvSheet() : new WorkbookSheet();
            return pages.concatMap(page -> Mono.fromCallable(() -> sheet.rows(page)), 1)
                    .concatWith(Mono.fromCallable(sheet::end))
                    .filter(bytes -> bytes.length > 0)
                    .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap);
        }));
    }
}
