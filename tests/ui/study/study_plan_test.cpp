// Groups and runs by their files' names.

#include "support/files.h"
#include "ui/study/group_marks.h"
#include "ui/study/name_pattern.h"

#include <QDir>
#include <QtTest>

#include <set>

using namespace counterpart;
using namespace counterpart::test;

namespace {

QString described(const std::vector<PlannedGroup>& groups) {
    QStringList all;
    for (const PlannedGroup& group : groups) {
        QStringList runs;
        for (const PlannedRun& run : group.runs)
            runs << run.name;
        all << group.name + QLatin1Char('=') + runs.join(QLatin1Char(','));
    }
    return all.join(QLatin1Char(' '));
}

} // namespace

class StudyPlanTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void names_tell_the_groups_data() {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QString>("groups");
        QTest::newRow("name and number")
            << QStringList{QStringLiteral("/d/torch_1.npy"), QStringLiteral("/d/sk_0.npy"),
                           QStringLiteral("/d/torch_0.npy"), QStringLiteral("/d/sk_1.npy")}
            << QStringLiteral("sk=sk_0.npy,sk_1.npy torch=torch_0.npy,torch_1.npy");
        QTest::newRow("seeds count as people do")
            << QStringList{QStringLiteral("/d/a_seed10.npy"), QStringLiteral("/d/a_seed9.npy"),
                           QStringLiteral("/d/b-run1.csv")}
            << QStringLiteral("a=a_seed9.npy,a_seed10.npy b=b-run1.csv");
        QTest::newRow("by folders")
            << QStringList{QStringLiteral("/x/1.npy"), QStringLiteral("/x/2.npy"),
                           QStringLiteral("/y/1.npy")}
            << QStringLiteral("x=1.npy,2.npy y=1.npy");
        QTest::newRow("nothing to go by")
            << QStringList{QStringLiteral("/d/cat.npy"), QStringLiteral("/d/dog.npy")}
            << QStringLiteral("A=cat.npy,dog.npy");
        QTest::newRow("one framework alone")
            << QStringList{QStringLiteral("/d/jax_0.npy"), QStringLiteral("/d/jax_1.npy")}
            << QStringLiteral("jax=jax_0.npy,jax_1.npy");
    }
    void names_tell_the_groups() {
        QFETCH(const QStringList, paths);
        QTEST(described(grouped_by_name(paths)), "groups");
    }

    void files_that_are_there_are_not_added_twice() {
        const auto groups =
            grouped_by_name({QStringLiteral("/d/a_0.npy"), QStringLiteral("/d/a_1.npy"),
                             QStringLiteral("/d/b_0.npy")});
        const StudyPlan once = with_groups({}, groups);
        QCOMPARE(once.n_runs(), 3);
        QVERIFY(with_groups(once, groups) == once);
        QVERIFY(once.groups[0].mark != once.groups[1].mark);
    }

    void runs_of_one_name_are_told_apart_by_their_folders() {
        const StudyPlan plan = with_groups(
            {}, grouped_by_name({QStringLiteral("/d/x/1.npy"), QStringLiteral("/d/x/2.npy"),
                                 QStringLiteral("/d/y/1.npy")}));
        QCOMPARE(described(plan.groups), QStringLiteral("x=x/1.npy,2.npy y=y/1.npy"));
    }

    void the_demo_study_has_three_groups_of_four() {
        const StudyPlan plan = demo_study();
        QCOMPARE(plan.groups.size(), std::size_t(3));
        std::set<int> marks;
        for (const PlannedGroup& group : plan.groups) {
            QCOMPARE(group.runs.size(), std::size_t(4));
            marks.insert(group.mark);
        }
        QCOMPARE(marks.size(), std::size_t(3));
    }

    void a_pattern_reads_group_and_run_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("read"); ///< "group run"; empty: it does not fit
        const auto row = [](const char* pattern, const char* path, const char* read) {
            QTest::addRow("%s on %s", pattern, path)
                << QString::fromLatin1(pattern) << QString::fromLatin1(path)
                << QString::fromLatin1(read);
        };
        row("{group}_seed{run}.npy", "torch_seed3.npy", "torch 3");
        row("{group}_seed{run}.npy", "torch_3.npy", "");
        row("{group}_{run}.npy", "my_net_0.npy", "my_net 0");
        row("{group}/{run}.npy", "torch/0.npy", "torch 0");
        row("{group}/{run}.npy", "torch_0.npy", "");
        row("{group}/{group}_{run}.npy", "a/a_1.npy", "a 1");
        row("{group}/{group}_{run}.npy", "a/b_1.npy", "");
        row("{group}_*_{run}.npy", "a_x_1.npy", "a 1");
        row("{group}?{run}.npy", "a.1.npy", "a 1");
        row("{group}.npy", "a.npy", "a a.npy");
        row("{group}_{run}.npy", "a_1xnpy", "");
        row("{group}_{run}.npy", "A_1.NPY", "");
    }
    void a_pattern_reads_group_and_run() {
        QFETCH(const QString, pattern);
        QFETCH(const QString, path);
        const Result<NamePattern> made = NamePattern::from(pattern);
        QVERIFY(made.ok());
        const auto named = made.value().read(path);
        QTEST(named ? named->group + QLatin1Char(' ') + named->run : QString(), "read");
    }

    void a_pattern_that_names_no_group_is_refused() {
        for (const char* text : {"*.npy", "{run}.npy", "{group}_{run}_{run}.npy", "{group}_{seed}"})
            QVERIFY2(NamePattern::from(QLatin1String(text)).failed(), text);
    }

    void a_folder_becomes_groups() {
        const Folder folder;
        const QString top = QString::fromStdString(folder.path(QString()));
        QDir(top).mkpath(QStringLiteral("deep/er"));
        for (const char* name : {"b_10.npy", "b_9.npy", "a_1.npy", "deep/er/c_0.csv", "notes.md"})
            folder.write(QLatin1String(name), "x");
        const Result<QStringList> files = files_below(top, {});
        QVERIFY(files.ok());
        QCOMPARE(files.value(),
                 (QStringList{QStringLiteral("a_1.npy"), QStringLiteral("b_9.npy"),
                              QStringLiteral("b_10.npy"), QStringLiteral("deep/er/c_0.csv")}));
        QCOMPARE(suggested_pattern(files.value()), QStringLiteral("{group}_{run}.npy"));
        const Result<NamePattern> pattern = NamePattern::from(QStringLiteral("{group}_{run}.npy"));
        QCOMPARE(described(grouped_by_pattern(top, files.value(), pattern.value())),
                 QStringLiteral("a=a_1.npy b=b_9.npy,b_10.npy"));
        QVERIFY(files_below(top + QStringLiteral("/none"), {}).failed());
    }

    void short_names_are_what_tells_runs_apart() {
        QCOMPARE(short_names({QStringLiteral("sk_1.npy"), QStringLiteral("sk_12.npy")}),
                 (QStringList{QStringLiteral("1"), QStringLiteral("12")}));
        QCOMPARE(short_names({QStringLiteral("only_3.npy")}),
                 QStringList{QStringLiteral("only_3")});
    }
};

QTEST_GUILESS_MAIN(StudyPlanTest)
#include "study_plan_test.moc"
