#include "core/responses/npy_values.h"
#include "core/responses/read_responses.h"
#include "support/files.h"
#include "support/support.h"

#include <QtTest>
#include <limits>

using namespace counterpart;
using counterpart::test::bytes_of;
using counterpart::test::npy;

namespace {

QByteArray header(const char* descr, const char* shape) {
    return QByteArray("{'descr': '") + descr + "', 'fortran_order': False, 'shape': " + shape +
           ", }\n";
}

} // namespace

class NpyReaderTest : public QObject {
    Q_OBJECT
    test::Folder folder_;

    Result<Responses> read(const QByteArray& bytes) {
        return read_responses(folder_.write(QStringLiteral("x.npy"), bytes), {}, {});
    }
    QString refusal(const QByteArray& bytes) {
        const Result<Responses> result = read(bytes);
        return result.failed() ? QString::fromStdString(result.problem().sentence()) : QString();
    }

  private Q_SLOTS:
    void every_type_order_and_version_gives_the_same_numbers_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("single");
        QTest::addColumn<bool>("fortran");
        QTest::addColumn<QString>("told");
        const std::vector<std::pair<const char*, const char*>> types = {
            {"f2", "float16"}, {"f4", "float32"}, {"f8", "float64"}, {"i1", "int8"},
            {"i2", "int16"},   {"i4", "int32"},   {"i8", "int64"},   {"u1", "uint8"},
            {"u2", "uint16"},  {"u4", "uint32"},  {"u8", "uint64"}};
        for (const auto& [type, told] : types)
            for (const char* endian : {"little", "big"})
                for (const char* order : {"c", "fortran"}) {
                    const QString name =
                        QStringLiteral("%1_%2_%3")
                            .arg(QLatin1String(type), QLatin1String(endian), QLatin1String(order));
                    const std::string t = type;
                    const bool big = QLatin1String(endian) == QLatin1String("big");
                    QTest::newRow(qPrintable(name))
                        << name << (t != "f8" && t != "i4" && t != "i8" && t != "u4" && t != "u8")
                        << (QLatin1String(order) == QLatin1String("fortran"))
                        << QLatin1String(told) +
                               (big && t[1] != '1' ? QStringLiteral(", big-endian") : QString());
                }
        for (const char* version : {"2", "3"})
            QTest::newRow(version) << QStringLiteral("f4_little_c_v%1").arg(QLatin1String(version))
                                   << true << false << QStringLiteral("float32");
    }
    void every_type_order_and_version_gives_the_same_numbers() {
        QFETCH(QString, type);
        QFETCH(bool, single);
        QFETCH(bool, fortran);
        QFETCH(QString, told);
        const std::string path =
            test::fixture(QStringLiteral("npy/%1.npy").arg(type)).toStdString();
        const Result<Responses> result = read_responses(path, {}, {});
        QVERIFY2(result.ok(), result.failed() ? result.problem().sentence().c_str() : "");
        const Responses& x = result.value();
        QCOMPARE(x.n_samples(), Index{3});
        QCOMPARE(x.n_neurons(), Index{2});
        const double expected[3][2] = {{1, 2}, {3, 4}, {5, 100}};
        for (Index i = 0; i < 3; ++i)
            for (Index j = 0; j < 2; ++j)
                QCOMPARE(x.at(i, j), expected[i][j]);
        QCOMPARE(x.is_single(), single);
        QCOMPARE(x.layout() == Responses::Layout::neuron_major, fortran);
        QCOMPARE(QString::fromStdString(x.source().value_type), told);
        const Result<FileDescription> described = describe_file(path);
        QVERIFY(described.ok());
        QCOMPARE(*described.value().rows, Index{3});
        QCOMPARE(*described.value().columns, Index{2});
        QCOMPARE(QString::fromStdString(described.value().value_type), told);
    }

    void booleans_are_0_and_1() {
        const Result<Responses> x =
            read_responses(test::fixture(QStringLiteral("npy/b1_c.npy")).toStdString(), {}, {});
        QVERIFY(x.ok());
        QCOMPARE(x.value().at(0, 0), 0.0);
        QCOMPARE(x.value().at(0, 1), 1.0);
        QCOMPARE(x.value().at(2, 1), 1.0);
        QCOMPARE(x.value().source().value_type, std::string("bool"));
    }

    void arrays_that_are_no_samples_by_neurons_are_refused_with_a_remedy_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("remedy");
        const auto row = [](const char* name, const char* what, const char* remedy) {
            QTest::newRow(name) << QString::fromUtf8(what) << QString::fromUtf8(remedy);
        };
        row("object", "Python objects (a pickle)", "dtype=\"float32\"");
        row("record", "records", "x.dtype.names");
        row("complex", "complex", "np.abs(x)");
        row("text", "texts", "astype");
        row("long_double", "f16", "x.astype(\"float64\")");
        row("time", "M8[ns]", "(x - x.min()) / np.timedelta64(1, \"s\")");
        row("0d", "single number (0-D)", "2-D");
        row("1d", "1-D (5)", "x.reshape(-1, 1)");
        row("3d", "3-D (4 × 3 × 2)", "x.reshape(x.shape[0], -1)");
        row("no_samples", "empty (0 × 7)", "");
        row("no_neurons", "empty (7 × 0)", "");
    }
    void arrays_that_are_no_samples_by_neurons_are_refused_with_a_remedy() {
        QFETCH(QString, what);
        QFETCH(QString, remedy);
        const std::string path =
            test::fixture(
                QStringLiteral("npy/refused_%1.npy").arg(QLatin1String(QTest::currentDataTag())))
                .toStdString();
        const Result<Responses> result = read_responses(path, {}, {});
        QVERIFY(result.failed());
        const QString told = QString::fromStdString(result.problem().what);
        QVERIFY2(told.contains(what), qPrintable(told));
        const QString advice = QString::fromStdString(result.problem().remedy);
        QVERIFY2(advice.contains(remedy), qPrintable(advice));
        QCOMPARE(QString::fromStdString(result.problem().where), QString::fromStdString(path));
        QVERIFY(describe_file(path).failed());
    }

    void a_remedy_loads_the_file_by_its_path_and_never_saves_over_it() {
        test::Folder folder;
        const std::string path =
            folder.write(QStringLiteral("a\"b.npy"),
                         test::npy("{'descr': '<c8', 'fortran_order': False, 'shape': (1, 1), }\n",
                                   QByteArray(8, '\0')));
        std::string quoted = path;
        quoted.replace(quoted.find('"'), 1, "\\\"");
        const std::string remedy = read_responses(path, {}, {}).problem().remedy;
        QVERIFY2(remedy.ends_with("x = np.load(\"" + quoted +
                                  "\"); np.save(\"a\\\"b_new.npy\", np.abs(x))"),
                 remedy.c_str());
    }

    void a_type_numpy_does_not_know_is_converted_before_it_is_saved() {
        test::Folder folder;
        const std::string path =
            folder.write(QStringLiteral("x.npy"),
                         test::npy("{'descr': '|V2', 'fortran_order': False, 'shape': (1, 1), }\n",
                                   QByteArray(2, '\0')));
        const Problem problem = read_responses(path, {}, {}).problem();
        QVERIFY(problem.what.find("bfloat16") != std::string::npos);
        QVERIFY(problem.remedy.find("np.load") == std::string::npos);
    }

    void headers_of_other_writers_are_understood_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("python 2") << QByteArray(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 2L)}");
        QTest::newRow("other order")
            << QByteArray("{'shape':(2,2),'fortran_order':False,'descr':'<f4'}");
        QTest::newRow("double quotes")
            << QByteArray("{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (2, 2,), }  ");
        QTest::newRow("unicode") << QByteArray(
            "{u'descr': u'<f4', u'fortran_order': False, u'shape': [2, 2]}\n\n");
        QTest::newRow("native") << QByteArray(
            "{'descr': '=f4', 'fortran_order': False, 'shape': (2, 2)}");
        QTest::newRow("unmarked") << QByteArray(
            "{'descr': 'f4', 'fortran_order': False, 'shape': (2, 2)}");
    }
    void headers_of_other_writers_are_understood() {
        QFETCH(QByteArray, header);
        const Result<Responses> x = read(npy(header, bytes_of<float>({1, 2, 3, 4})));
        QVERIFY2(x.ok(), x.failed() ? x.problem().sentence().c_str() : "");
        QCOMPARE(x.value().at(1, 0), 3.0);
    }

    void damaged_headers_are_refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("magic only") << QByteArray("\x93NUMPY");
        QTest::newRow("version 9") << QByteArray("\x93NUMPY\x09\x00\x01\x00{", 11);
        QTest::newRow("header beyond the end") << QByteArray("\x93NUMPY\x01\x00\xff\x00{}", 12);
        QTest::newRow("4 GiB header") << QByteArray("\x93NUMPY\x02\x00\xff\xff\xff\xff{}", 14);
        QTest::newRow("no dict") << npy("(1, 2)", "");
        QTest::newRow("nothing closed") << npy("{'descr': '<f4'", "");
        QTest::newRow("keys missing") << npy("{'descr': '<f4'}", "");
        QTest::newRow("negative") << npy(header("<f4", "(-1, 2)"), "");
        QTest::newRow("bits overflow") << npy(header("<f8", "(4611686018427387904, 8)"), "");
        QTest::newRow("beyond 64 bits") << npy(header("<f8", "(99999999999999999999, 8)"), "");
        QTest::newRow("deep") << npy(QByteArray(60000, '('), "");
    }
    void damaged_headers_are_refused() {
        QFETCH(QByteArray, bytes);
        QVERIFY(!refusal(bytes).isEmpty());
    }

    void a_file_that_is_cut_short_names_both_sizes() {
        const QString told = refusal(npy(header("<f4", "(800, 64)"), QByteArray(1000, '\0')));
        QVERIFY2(told.contains(QStringLiteral("204,800 bytes, but only 1,000")), qPrintable(told));
    }
    void bytes_after_the_array_are_named() {
        const QString told = refusal(npy(header("<f4", "(2, 2)"), QByteArray(19, '\0')));
        QVERIFY2(told.contains(QStringLiteral("3 bytes follow")), qPrintable(told));
    }
    void a_text_named_npy_is_told_as_such() {
        QVERIFY(refusal("1,2\n3,4\n").contains(QStringLiteral("named .npy")));
    }

    void nan_and_infinite_values_are_counted_over_all_blocks() {
        constexpr std::size_t rows = 3000;
        constexpr std::size_t columns = 211;
        std::vector<float> x(rows * columns, 1.5F);
        x[columns * 7 + 3] = std::numeric_limits<float>::infinity();
        x[columns * 2000 + 5] = std::numeric_limits<float>::quiet_NaN();
        x[columns * 2999 + 210] = -std::numeric_limits<float>::infinity();
        const QString told = refusal(npy(header("<f4", "(3000, 211)"), bytes_of(x)));
        QVERIFY2(told.contains(QStringLiteral("row 7, column 3 (counted from 0)")),
                 qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("infinite in all: 3 of 633,000 values")),
                 qPrintable(told));
    }
    void the_place_of_nan_is_right_in_fortran_order() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const QString told = refusal(npy("{'descr': '<f8', 'fortran_order': True, 'shape': (3, 2)}",
                                         bytes_of<double>({1, 2, 3, 4, nan, 6})));
        QVERIFY2(told.contains(QStringLiteral("row 1, column 1")), qPrintable(told));
    }

    void integers_that_double_holds_are_read_and_others_refused() {
        const std::int64_t big = (std::int64_t{1} << 53) + 2;
        const Result<Responses> x =
            read(npy(header("<i8", "(2, 1)"),
                     bytes_of<std::int64_t>({big, std::numeric_limits<std::int64_t>::min()})));
        QVERIFY(x.ok());
        QCOMPARE(x.value().at(0, 0), double(big));
        QCOMPARE(x.value().at(1, 0), -9223372036854775808.0);
        const QString told = refusal(
            npy(header("<i8", "(2, 2)"), bytes_of<std::int64_t>({0, 1, big + 1, -big - 3})));
        QVERIFY2(told.contains(QStringLiteral("row 1, column 0")), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("2 of 4 values")), qPrintable(told));
        QVERIFY(!refusal(npy(header("<u8", "(1, 1)"), bytes_of<std::uint64_t>({~std::uint64_t{0}})))
                     .isEmpty());
    }

    void all_65536_halves_become_what_they_are() {
        for (unsigned bits = 0; bits < 65536; ++bits) {
            const int exponent = int(bits >> 10) & 31;
            const double fraction = double(bits & 1023) / 1024;
            double expected =
                exponent == 0 ? std::ldexp(fraction, -14) : std::ldexp(1 + fraction, exponent - 15);
            if (exponent == 31)
                expected = fraction == 0 ? std::numeric_limits<double>::infinity()
                                         : std::numeric_limits<double>::quiet_NaN();
            const float got = half_to_float(std::uint16_t(bits));
            if (std::isnan(expected))
                QVERIFY(std::isnan(got));
            else
                QCOMPARE(double(got), (bits & 0x8000) != 0 ? -expected : expected);
        }
    }

    void a_transpose_swaps_samples_and_neurons() {
        const std::string path = test::fixture(QStringLiteral("npy/f4_little_c.npy")).toStdString();
        ReadOptions options;
        options.transpose = true;
        const Result<Responses> x = read_responses(path, options, {});
        QVERIFY(x.ok());
        QCOMPARE(x.value().n_samples(), Index{2});
        QCOMPARE(x.value().at(1, 2), 100.0);
        QVERIFY(x.value().source().transposed);
    }

    void reading_is_cancelled_and_reports_how_far_it_is() {
        const QByteArray bytes =
            npy(header("<f4", "(1000000, 1)"), bytes_of(std::vector<float>(1000000, 1.0F)));
        const std::string path = folder_.write(QStringLiteral("x.npy"), bytes);
        std::stop_source stop;
        double last = 0;
        const Progress progress(stop.get_token(), [&](Stage stage, double fraction) {
            QCOMPARE(stage, Stage::reading_left);
            QVERIFY(fraction > last);
            last = fraction;
            stop.request_stop();
        });
        QVERIFY(read_responses(path, {}, progress).cancelled());
        QVERIFY(last > 0 && last < 1);
        QVERIFY(read_responses(path, {}, {}).ok());
    }
};

QTEST_GUILESS_MAIN(NpyReaderTest)
#include "npy_reader_test.moc"
