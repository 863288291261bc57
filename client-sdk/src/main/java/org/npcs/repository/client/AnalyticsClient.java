package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.analytics.TableAnswer;
import org.npcs.repository.client.analytics.TableRow;
import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.model.AnalyticsColumns;
import org.npcs.repository.client.model.AnalyticsTable;
import org.npcs.repository.client.model.AnalyticsTableList;
import org.npcs.repository.client.model.AnalyticsTableSummary;
import org.npcs.repository.client.model.Benchmark;
import org.npcs.repository.client.model.BenchmarkRow;
import org.npcs.repository.client.model.DisclosureRules;
import org.npcs.repository.client.model.DisclosureRulesList;
import org.npcs.repository.client.page.Page;
import org.npcs.repository.client.page.Pages;

/** What members see together: a closed catalogue of tables, answered from releases across members and live from own data. */
public final class AnalyticsClient {

    private final Calls calls;

    AnalyticsClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the tables that can be asked, with their dimensions. */
    public Pages<AnalyticsTableSummary> tables() {
        return tables(CallOptions.NONE);
    }

    /** Returns the tables that can be asked, with their dimensions. */
    public Pages<AnalyticsTableSummary> tables(CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_ANALYTICS_TABLES, options),
                "AnalyticsTableList",
                AnalyticsTableList::fromJson,
                AnalyticsTableList::items,
                AnalyticsTableList::nextCursor);
    }

    /** Returns every column that a table can have, with its meaning, type, unit and codes. */
    public AnalyticsColumns columns(String table) {
        return columns(table, CallOptions.NONE);
    }

    /** Returns every column that a table can have, with its meaning, type, unit and codes. */
    public AnalyticsColumns columns(String table, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_ANALYTICS_COLUMNS, options).path("table", table);
        return calls.call(call, "AnalyticsColumns", AnalyticsColumns::fromJson);
    }

    /** Asks a table. Rows behind the first page are fetched when they are used. */
    public TableAnswer ask(TableQuestion question) {
        return ask(question, CallOptions.NONE);
    }

    /** Asks a table. Rows behind the first page are fetched when they are used. */
    public TableAnswer ask(TableQuestion question, CallOptions options) {
        AnalyticsTable head = page(question, options, null);
        Page<TableRow> first = rows(head, null);
        return new TableAnswer(
                head, new Pages<>(cursor -> cursor == null ? first : rows(page(question, options, cursor), cursor)));
    }

    private AnalyticsTable page(TableQuestion question, CallOptions options, @Nullable String cursor) {
        Call call = question.fill(new Call(AnalyticsOperations.GET_ANALYTICS_TABLE, options))
                .query("format", "json")
                .query("cursor", cursor);
        return calls.call(call, "AnalyticsTable", AnalyticsTable::fromJson);
    }

    private static Page<TableRow> rows(AnalyticsTable page, @Nullable String cursor) {
        return new Page<>(page.rows().stream().map(TableRow::new).toList(), cursor, page.nextCursor());
    }

    /** Downloads all rows of a table into a file that only its owner reads; the file is there whole or not at all. */
    public void download(TableQuestion question, TableFormat format, Path file) {
        download(question, format, file, CallOptions.NONE);
    }

    /** Downloads all rows of a table into a file that only its owner reads; the file is there whole or not at all. */
    public void download(TableQuestion question, TableFormat format, Path file, CallOptions options) {
        calls.download(file(question, format, options), file);
    }

    /** Downloads all rows of a table into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void download(TableQuestion question, TableFormat format, OutputStream out) {
        download(question, format, out, CallOptions.NONE);
    }

    /** Downloads all rows of a table into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void download(TableQuestion question, TableFormat format, OutputStream out, CallOptions options) {
        calls.download(file(question, format, options), out);
    }

    private static Call file(TableQuestion question, TableFormat format, CallOptions options) {
        return question.fill(new Call(AnalyticsOperations.GET_ANALYTICS_TABLE, options))
                .query("format", format.code());
    }

    /** Returns the first page of the own figures beside those of all other members, with what must be said of them. */
    public Benchmark benchmark(TableQuestion question) {
        return benchmark(question, CallOptions.NONE);
    }

    /** Returns the first page of the own figures beside those of all other members, with what must be said of them. */
    public Benchmark benchmark(TableQuestion question, CallOptions options) {
        return calls.call(compared(question, options), "Benchmark", Benchmark::fromJson);
    }

    /** Returns the own figures beside those of all other members, page by page. */
    public Pages<BenchmarkRow> benchmarkRows(TableQuestion question) {
        return benchmarkRows(question, CallOptions.NONE);
    }

    /** Returns the own figures beside those of all other members, page by page. */
    public Pages<BenchmarkRow> benchmarkRows(TableQuestion question, CallOptions options) {
        return calls.list(
                cursor -> compared(question, options),
                "Benchmark",
                Benchmark::fromJson,
                Benchmark::rows,
                Benchmark::nextCursor);
    }

    private static Call compared(TableQuestion question, CallOptions options) {
        return question.fill(new Call(AnalyticsOperations.GET_BENCHMARK, options));
    }

    /** Returns the versions of the rules under which figures across members are told, the oldest first. */
    public Pages<DisclosureRules> disclosureRules() {
        return disclosureRules(CallOptions.NONE);
    }

    /** Returns the versions of the rules under which figures across members are told, the oldest first. */
    public Pages<DisclosureRules> disclosureRules(CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_DISCLOSURE_RULES, options),
                "DisclosureRulesList",
                DisclosureRulesList::fromJson,
                DisclosureRulesList::items,
                DisclosureRulesList::nextCursor);
    }

    /** Returns what researchers ask for, and the checks of their tables. */
    public Research research() {
        return new Research(calls);
    }

    /** Returns what the own jurisdiction is asked for research. */
    public ResearchParticipations participations() {
        return new ResearchParticipations(calls);
    }

    /** Returns the releases: frozen figures across members. */
    public Releases releases() {
        return new Releases(calls);
    }

    /** Returns what can be drawn. */
    public Charts charts() {
        return new Charts(calls);
    }

    /** Returns rows that leave as files, frozen at one instant. */
    public Exports exports() {
        return new Exports(calls);
    }
}
