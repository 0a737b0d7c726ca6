#include "core/responses/csv_lines.h"
#include "core/responses/read_responses.h"
#include "support/files.h"

#include <QtTest>
#include <clocale>

using namespace counterpart;

namespace {

QStringList strings(const std::vector<std::string>& texts) {
    QStringList list;
    for (const std::string& text : texts)
        list << QString::fromStdString(text);
    return list;
}

/// The numbers row by row: "1 2; 3 4".
QString numbers(const Responses& x) {
    QStringList rows;
    for (Index i = 0; i < x.n_samples(); ++i) {
        QStringList row;
        for (Index j = 0; j < x.n_neurons(); ++j)
            row << QString::number(x.at(i, j), 'g', 17);
        rows << row.join(QLatin1Char(' '));
    }
    return rows.join(QStringLiteral("; "));
}

} // namespace

class CsvReaderTest : public QObject {
    Q_OBJECT
    test::Folder folder_;

    Result<Responses> read(const QByteArray& bytes, const char* name = "x.csv") {
        return read_responses(folder_.write(QString::fromUtf8(name), bytes), {}, {});
    }

  private Q_SLOTS:
    void tables_of_many_writers_are_understood_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("labels");
        const auto row = [](const char* name, const QByteArray& text, const char* expected,
                            const char* names = "", const char* labels = "") {
            QTest::newRow(name) << text << QString::fromUtf8(expected) << QString::fromUtf8(names)
                                << QString::fromUtf8(labels);
        };
        row("numbers in quotes name", "\"3\",\"1\",\"7\"\n1,2,3\n4,5,6\n", "1 2 3; 4 5 6", "3 1 7");
        row("numbers in quotes name, over labels in quotes",
            "\"\",\"3\",\"1\"\n\"1\",2,3\n\"2\",5,6\n", "2 3; 5 6", "3 1", "1 2");
        row("everything in quotes", "\"3\",\"1\"\n\"1\",\"2\"\n", "3 1; 1 2");
        row("coordinates as labels", ",a,b\n\"1,2\",2,3\n\"1,3\",5,6\n", "2 3; 5 6", "a b",
            "1,2 1,3");
        row("a column named id", "ID,a,b\n1,2,3\n2,5,6\n", "2 3; 5 6", "a b", "1 2");
        row("a neuron named id", "id,a,b\n1,2,3\n1,5,6\n", "1 2 3; 1 5 6", "id a b");
        row("a comment with an empty first name", "#,a,b\n0,2,3\n1,5,6\n", "2 3; 5 6", "a b",
            "0 1");
        row("one name over labels and numbers", "a\n0,1.5\n1,2.5\n", "1.5; 2.5", "a", "0 1");
        row("numbers only", "1,2\n3,4\n", "1 2; 3 4");
        row("no last line end", "1,2\n3,4", "1 2; 3 4");
        row("crlf", "1,2\r\n3,4\r\n", "1 2; 3 4");
        row("cr", "a,b\r1,2\r3,4\r", "1 2; 3 4", "a b");
        row("blank lines at the end", "1,2\n3,4\n\n  \n\r\n", "1 2; 3 4");
        row("blank lines before", "\n\n1,2\n3,4\n", "1 2; 3 4");
        row("byte order mark", "\xEF\xBB\xBFn1,n2\n1,2\n", "1 2", "n1 n2");
        row("byte order mark and quote", "\xEF\xBB\xBF\"n1\",\"n2\"\n1,2\n", "1 2", "n1 n2");
        row("tabs", "1\t2\n3\t4\n", "1 2; 3 4");
        row("semicolons", "1.5;2\n3;4\n", "1.5 2; 3 4");
        row("decimal commas", "1,5;2,0\n-3,25;4\n", "1.5 2; -3.25 4");
        row("decimal commas, tabs", "a\tb\n0,5\t2\n1,125\t4\n", "0.5 2; 1.125 4", "a b");
        row("decimal commas, exponent", "1,5e-3;2E2\n1;4\n", "0.0015 200; 1 4");
        row("one column", "1\n2\n3\n", "1; 2; 3");
        row("one column with name", "cell\n1\n2\n", "1; 2", "cell");
        row("one sample", "1,2,3\n", "1 2 3");
        row("spaces", " 1 , 2 \n 3 ,4\n", "1 2; 3 4");
        row("quotes", "\"1\",\"2\"\n\"3\", \"4\" \n", "1 2; 3 4");
        row("quoted names", "\"a,b\",\"c \"\"d\"\"\"\n1,2\n", "1 2", "a,b c \"d\"");
        row("line end in a name", "\"a\nb\",c\n1,2\n3,4\n", "1 2; 3 4", "a\nb c");
        row("plus and exponents", "+1.5,1e3\n-2E-2,.5\n", "1.5 1000; -0.02 0.5");
        row("tiny", "1e-400,4.9406564584124654e-324\n1,2\n", "0 4.9406564584124654e-324; 1 2");
        row("17 digits", "0.10000000000000001,3.1415926535897931\n",
            "0.10000000000000001 3.1415926535897931");
        row("names", "n1,n2\n1,2\n3,4\n", "1 2; 3 4", "n1 n2");
        row("same name twice", "n,n\n1,2\n3,4\n", "1 2; 3 4", "n n");
        row("a name left out", "a,,c\n1,2,3\n", "1 2 3", "a  c");
        row("names like nan", "nan,b,inf\n1,2,3\n", "1 2 3", "nan b inf");
        row("names and labels", "id,n1,n2\ns1,1,2\ns2,3,4\n", "1 2; 3 4", "n1 n2", "s1 s2");
        row("labels without header", "s1,1,2\ns2,3,4\n", "1 2; 3 4", "", "s1 s2");
        row("pandas", ",0,1,2\n0,.1,.2,.3\n1,.4,.5,.6\n",
            "0.10000000000000001 0.20000000000000001 0.29999999999999999; "
            "0.40000000000000002 0.5 0.59999999999999998",
            "0 1 2", "0 1");
        row("pandas, own index", ",a,b\n17,1,2\n4,3,4\n", "1 2; 3 4", "a b", "17 4");
        row("pandas, read and written", "Unnamed: 0,a,b\n0,1,2\n1,3,4\n", "1 2; 3 4", "a b", "0 1");
        row("pandas, one neuron", ",0\n0,1.5\n1,2.5\n", "1.5; 2.5", "0", "0 1");
        row("pandas, labels", ",0,1\ns1,1,2\ns2,3,4\n", "1 2; 3 4", "0 1", "s1 s2");
        row("pandas, named index", "stimulus,0,1\ns1,1,2\ns2,3,4\n", "1 2; 3 4", "0 1", "s1 s2");
        row("numbered names over fractions", "0,1,2\n0.5,1.0,0.1\n2.0,3e0,4.\n",
            "0.5 1 0.10000000000000001; 2 3 4", "0 1 2");
        row("a sample that counts", "0,1,2\n3,4,5\n", "0 1 2; 3 4 5");
        row("numeric names over an index", ",0.5,1.5\n0,1,2\n1,3,4\n", "1 2; 3 4", "0.5 1.5",
            "0 1");
        row("index by name", "index,a\n0,1\n1,2\n", "1; 2", "a", "0 1");
        row("a neuron called index", "index,a\n0.5,1\n1.5,2\n", "0.5 1; 1.5 2", "index a");
        row("a repeated index is a neuron", ",a\n3,1\n3,2\n", "3 1; 3 2", " a");
        row("R", "\"n1\",\"n2\"\n\"s1\",1,2\n\"s2\",3,4\n", "1 2; 3 4", "n1 n2", "s1 s2");
        row("R, numbered", "n1,n2\n1,10,20\n2,30,40\n", "10 20; 30 40", "n1 n2", "1 2");
        row("savetxt with header", "# a,b\n1.0,2.0\n3.0,4.0\n", "1 2; 3 4", "a b");
        row("comments", "# made by x\n# a,b\n1.0,2.0\n3.0,4.0\n", "1 2; 3 4", "a b");
        row("comment and names", "# made by x, y and z\na,b\n1.0,2.0\n", "1 2", "a b");
        row("semicolons in names", "a;b,c;d\n1,2\n", "1 2", "a;b c;d");
    }
    void tables_of_many_writers_are_understood() {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        QFETCH(QString, names);
        QFETCH(QString, labels);
        const Result<Responses> x = read(text);
        QVERIFY2(x.ok(), x.failed() ? x.problem().sentence().c_str() : "");
        QCOMPARE(numbers(x.value()), expected);
        QCOMPARE(strings(x.value().neuron_names()).join(QLatin1Char(' ')), names);
        QCOMPARE(strings(x.value().sample_labels()).join(QLatin1Char(' ')), labels);
        QVERIFY(!x.value().is_single());
        const Result<FileDescription> described = describe_file(x.value().source().path);
        QVERIFY(described.ok());
        QCOMPARE(*described.value().rows, x.value().n_samples());
        QCOMPARE(*described.value().columns, x.value().n_neurons());
    }

    void what_is_no_table_of_numbers_is_refused_with_its_place_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* name, const QByteArray& text, const char* where,
                            const char* what) {
            QTest::newRow(name) << text << QString::fromUtf8(where) << QString::fromUtf8(what);
        };
        row("too few", "a,b\n1,2\n3\n", ", line 3", "1 cell in a table of 2 columns");
        row("too many", "1,2\n3,4\n5,6,7\n", ", line 3", "3 cells in a table of 2 columns");
        row("too many, late", QByteArray("1,2\n").repeated(50) + "5,6,7\n", ", line 51",
            "3 cells in a table of 2 columns");
        row("a blank line inside", "1,2\n\n3,4\n", ", line 2", "empty");
        row("a word", "a,b\n1,2\n3,abc\n", ", line 3, column 2", "“abc” is no number");
        row("a typo in the first line", "1.5,abc,2\n1,2,3\n", ", line 1, column 2", "“abc”");
        row("a typo in the first cell", "O.5,2\n1,2\n", ", line 1, column 1", "“O.5”");
        row("a long word", "a,b\n1," + QByteArray(300, 'x') + "\n", ", line 2, column 2",
            "xxxx…” is no number");
        row("hexadecimal", "0x10,1\n1,2\n", ", line 1, column 1", "0x10");
        row("two points", "1.2.3,1\n1,2\n", ", line 1, column 1", "1.2.3");
        row("empty cells", "a,b\n1,\n,2\n3,4\n", ", line 2, column 2",
            "empty; empty, NaN or infinite in all: 2 of 6 cells");
        row("nan", "1,2\n3,NaN\n-inf,NA\n", ", line 2, column 2",
            "“NaN” is no finite number; empty, NaN or infinite in all: 3 of 6 cells");
        row("too large for double", "1,1e400\n2,3\n", ", line 1, column 2", "1e400");
        row("NUL", QByteArray("1,2\n3,\0004\n", 9), ", line 1", "NUL");
        row("open quote", "a,b\n\"1,2\n3,4\n", ", line 2", "never closed");
        row("header only", "a,b\n", "", "no samples");
        row("blank only", "\n\n \n", "", "no samples");
        row("mixed marks", "1,5;2\n1.5;3\n", ", line 2, column 1", "mixed");
        row("thousands or decimals", "1,234;999\n2,345;17\n", "", "group thousands");
        row("one name over decimal commas", "a\n0,15\n-1,2e-3\n", "", "may be one number");
        row("grouped thousands in the first column", "a;b\n1.234,5;2\n2.345,5;3\n",
            ", line 2, column 1", "“1.234,5” is no number");
        row("grouped twice", "1,234,567;1\n2;3\n", ", line 1, column 1", "1,234,567");
        row("spaces between", "1.0 2.0\n3.0 4.0\n", ", line 2, column 1", "“3.0 4.0”");
        row("names and samples differ", "a,b,c,d\n1,2\n3,4\n", "", "names 4 columns");
    }
    void what_is_no_table_of_numbers_is_refused_with_its_place() {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        QFETCH(QString, what);
        const Result<Responses> x = read(text);
        QVERIFY(x.failed());
        const QString told_where = QString::fromStdString(x.problem().where);
        const QString told_what = QString::fromStdString(x.problem().what);
        QVERIFY2(told_where.endsWith(QStringLiteral("x.csv") + where), qPrintable(told_where));
        QVERIFY2(told_what.contains(what), qPrintable(told_what));
        QVERIFY(!QString::fromStdString(x.problem().sentence()).contains(QLatin1Char('\n')));
    }

    void a_line_is_counted_without_being_kept() {
        std::vector<Cell> cells;
        QCOMPARE(split_cells("a,\"b,c\",,d", ',', 2, cells), 4);
        QCOMPARE(cells.size(), std::size_t{2});
        QCOMPARE(cells[1].text, std::string_view("b,c"));
    }

    void a_cell_of_millions_of_quotes_takes_no_more_than_a_moment() {
        const Result<Responses> x = read(QByteArray(20'000'000, '"'));
        QVERIFY(x.failed());
        QVERIFY(x.problem().what.find("no samples") != std::string::npos);
        std::vector<Cell> cells;
        split_cells("\"a\"\"\"\"b\"\"\"", ',', 1, cells);
        QCOMPARE(cells[0].plain(), std::string("a\"\"b\""));
    }

    void the_locale_is_never_asked() {
        const QByteArray before = std::setlocale(LC_ALL, nullptr);
        std::setlocale(LC_ALL, "de_DE.UTF-8"); // where it is missing, nothing changes
        const Result<Responses> x = read("1.5,2\n3,4\n");
        std::setlocale(LC_ALL, before.constData());
        QVERIFY(x.ok());
        QCOMPARE(x.value().at(0, 0), 1.5);
    }

    void a_table_larger_than_a_block_is_read_whole() {
        QByteArray text = "stimulus,a,b,c\r\n";
        constexpr int rows = 80000;
        for (int i = 0; i < rows; ++i)
            text += 's' + QByteArray::number(i) + ',' + QByteArray::number(i * 0.5) + ",\"" +
                    QByteArray::number(-i) + "\",7\r\n";
        double last = 0;
        const Progress progress({}, [&last](Stage, double fraction) { last = fraction; });
        const Result<Responses> x =
            read_responses(folder_.write(QStringLiteral("x.csv"), text), {}, progress);
        QVERIFY2(x.ok(), x.failed() ? x.problem().sentence().c_str() : "");
        QCOMPARE(x.value().n_samples(), Index{rows});
        for (int i = 0; i < rows; ++i) {
            QCOMPARE(x.value().at(i, 0), i * 0.5);
            QCOMPARE(x.value().at(i, 1), double(-i));
        }
        QCOMPARE(x.value().sample_labels().back(), std::string("s79999"));
        QCOMPARE(last, 1.0);
        QVERIFY(!describe_file(x.value().source().path).value().rows);
    }

    void a_long_table_is_described_by_its_beginning() {
        // Its index column stops being one after the first block.
        QByteArray text = ",a,b\n";
        for (int i = 0; i < 200000; ++i)
            text += QByteArray::number(i) + ",1.5,2.5\n";
        const std::string path = folder_.write(QStringLiteral("x.csv"), text + "0,1,2\n");
        QVERIFY(describe_file(path).value().has_labels);
        QVERIFY(read_responses(path, {}, {}).value().sample_labels().empty());
    }

    void reading_is_cancelled() {
        const std::string path =
            folder_.write(QStringLiteral("x.csv"), QByteArray("1,2,3\n").repeated(400000));
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](Stage, double) { stop.request_stop(); });
        QVERIFY(read_responses(path, {}, progress).cancelled());
    }

    void names_and_labels_change_places_in_a_transpose() {
        const std::string path =
            folder_.write(QStringLiteral("x.csv"), "id,n1,n2\ns1,1,2\ns2,3,4\ns3,5,6\n");
        ReadOptions options;
        options.transpose = true;
        const Result<Responses> x = read_responses(path, options, {});
        QVERIFY(x.ok());
        QCOMPARE(x.value().n_neurons(), Index{3});
        QCOMPARE(x.value().neuron_name(2), std::string("s3"));
        QCOMPARE(x.value().sample_labels()[1], std::string("n2"));
        QCOMPARE(x.value().at(1, 2), 6.0);
    }

    void content_decides_before_the_name() {
        QCOMPARE(read("1\t2\n3\t4\n", "x.csv").value().source().format, std::string("tsv"));
        QCOMPARE(read("1,2\n3,4\n", "x.dat").value().source().format, std::string("csv"));
        QCOMPARE(read("1,2\n3,4\n", "noname").value().source().format, std::string("csv"));
    }
};

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csv_reader_test.moc"
