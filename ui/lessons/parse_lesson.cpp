#include "ui/lessons/parse_lesson.h"

#include "core/synthetic/lesson_charts.h"
#include "ui/lessons/lesson_text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("LessonFile", text);
}

/// What a directive's line says wrongly, and what would be right.
struct Fault {
    QString what;
    QString remedy;
};
using Verdict = std::optional<Fault>;

std::optional<double> number_in(const QString& text) {
    bool ok = false;
    const double value = text.toDouble(&ok); // C locale, as all files
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<Index> index_in(const QString& text) {
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok && value >= 0 ? std::optional(Index(value)) : std::nullopt;
}

QStringList words_of(const QString& line) {
    return line.simplified().split(u' ', Qt::SkipEmptyParts);
}

using What = LessonHighlight::What;
const std::vector<std::pair<const char*, What>>& highlight_names() {
    static const std::vector<std::pair<const char*, What>> names = {
        {"index_aligned", What::index_aligned},
        {"naive_forward", What::naive_forward},
        {"naive_backward", What::naive_backward},
        {"matched", What::matched},
        {"scores", What::scores},
        {"findings", What::findings},
        {"certificate", What::certificate},
        {"raw", What::raw},
        {"matched_map", What::matched_map},
        {"hubs", What::hubs},
        {"cell", What::cell},
        {"left_neuron", What::left_neuron},
        {"right_neuron", What::right_neuron},
        {"chart", What::chart},
        {"control", What::control}};
    return names;
}

/// The lines of a file, one after another.
class Parser {
  public:
    Parser(const QString& text, const QString& file) : lines_(text.split(u'\n')), file_(file) {
        lesson_.id = QFileInfo(file).completeBaseName();
    }

    Result<Lesson> parse() {
        for (line_ = 0; line_ < lines_.size(); ++line_) {
            QString line = lines_[line_];
            if (line.endsWith(u'\r'))
                line.chop(1);
            if (const Verdict fault = take(line))
                return problem(*fault, line_);
        }
        line_ = lines_.size() - 1;
        if (const Verdict fault = end_of_step())
            return problem(*fault, fault_line_);
        if (lesson_.title.isEmpty())
            return problem(
                {words(QT_TRANSLATE_NOOP("LessonFile", "the lesson has no title")),
                 words(QT_TRANSLATE_NOOP("LessonFile", "begin the file with “# ” and a title"))},
                0);
        if (lesson_.steps.empty())
            return problem(
                {words(QT_TRANSLATE_NOOP("LessonFile", "the lesson has no steps")),
                 words(QT_TRANSLATE_NOOP("LessonFile", "begin each step with “## ” and a title"))},
                line_);
        return lesson_;
    }

  private:
    enum class Part { head, text, answers, reveal };

    [[nodiscard]] Problem problem(const Fault& fault, qsizetype line) const {
        return {words(QT_TRANSLATE_NOOP("LessonFile", "%1, line %2"))
                    .arg(file_)
                    .arg(line + 1)
                    .toStdString(),
                fault.what.toStdString(), fault.remedy.toStdString()};
    }

    Verdict take(const QString& line) {
        if (line.startsWith(QLatin1String("## ")))
            return begin_step(line.mid(3).trimmed());
        if (line.startsWith(QLatin1String("# ")) && part_ == Part::head) {
            lesson_.title = line.mid(2).trimmed();
            return {};
        }
        if (line.startsWith(u'@'))
            return directive(line.mid(1).trimmed());
        return plain(line);
    }

    Verdict begin_step(const QString& title_of_it) {
        if (Verdict fault = end_of_step())
            return fault;
        LessonStep step;
        if (!lesson_.steps.empty()) { // what is on the table stays there
            const LessonStep& before = lesson_.steps.back();
            step.generator = before.generator;
            step.parameters = before.parameters;
            step.options = before.options;
        }
        step.title = title_of_it;
        step_ = std::move(step);
        step_line_ = line_;
        part_ = Part::text;
        return {};
    }

    Verdict plain(const QString& line) {
        if (part_ == Part::head) {
            const QString said = line.startsWith(u'>') ? line.mid(1).trimmed() : line.trimmed();
            if (!said.isEmpty() && !line.startsWith(u'>'))
                return Fault{
                    words(QT_TRANSLATE_NOOP("LessonFile", "there is text before the first step")),
                    words(QT_TRANSLATE_NOOP("LessonFile",
                                            "begin a step with “## ”, or the summary with “> ”"))};
            if (!said.isEmpty())
                lesson_.summary +=
                    (lesson_.summary.isEmpty() ? QString() : QStringLiteral(" ")) + said;
            return {};
        }
        if (part_ == Part::answers)
            return answer(line);
        QString& text = part_ == Part::reveal ? step_->question->reveal : step_->text;
        text += line + u'\n';
        note_numbers(line);
        return {};
    }

    void note_numbers(const QString& line) {
        if (const QString wrong = mistaken_number(line); !wrong.isEmpty())
            numbers_.push_back({wrong, line_});
        for (const QString& name : numbers_in(line))
            named_.push_back({name, line_});
    }

    Verdict answer(const QString& line) {
        if (line.trimmed().isEmpty())
            return {};
        const bool right = line.startsWith(QLatin1String("- [x] "));
        if (!right && !line.startsWith(QLatin1String("- [ ] ")))
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "this is no answer")),
                         words(QT_TRANSLATE_NOOP(
                             "LessonFile",
                             "begin answers with “- [ ] ”, the right one with “- [x] ”, and what "
                             "follows them with “@reveal”"))};
        note_numbers(line);
        step_->question->answers.push_back({line.mid(6).trimmed(), right});
        return {};
    }

    Verdict directive(const QString& line) {
        const QString name = line.section(u' ', 0, 0);
        const QString rest = line.section(u' ', 1).trimmed();
        using Handler = Verdict (Parser::*)(const QString&);
        static const std::vector<std::pair<const char*, Handler>> handlers = {
            {"data", &Parser::data},       {"correlation", &Parser::correlation},
            {"sign", &Parser::sign},       {"pooling", &Parser::pooling},
            {"marks", &Parser::marks},     {"highlight", &Parser::highlight},
            {"control", &Parser::control}, {"chart", &Parser::chart},
            {"ask", &Parser::ask},         {"reveal", &Parser::reveal}};
        QStringList known;
        for (const auto& [directive_name, handler] : handlers) {
            known << QLatin1Char('@') + QLatin1String(directive_name);
            if (name == QLatin1String(directive_name)) {
                if (!step_)
                    return Fault{
                        words(QT_TRANSLATE_NOOP("LessonFile", "“@%1” stands before the first step"))
                            .arg(name),
                        words(QT_TRANSLATE_NOOP("LessonFile", "begin a step with “## ” first"))};
                return (this->*handler)(rest);
            }
        }
        return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "“@%1” is not known")).arg(name),
                     words(QT_TRANSLATE_NOOP("LessonFile", "known are %1"))
                         .arg(known.join(QStringLiteral(", ")))};
    }

    Verdict data(const QString& rest) {
        const QStringList parts = words_of(rest);
        const std::string id = parts.isEmpty() ? std::string() : parts.first().toStdString();
        const LessonGenerator* generator = find_lesson_generator(id);
        if (!generator) {
            QStringList ids;
            for (const LessonGenerator& one : lesson_generators())
                ids << QString::fromStdString(one.id);
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "there is no generator “%1”"))
                             .arg(QString::fromStdString(id)),
                         words(QT_TRANSLATE_NOOP("LessonFile", "there are %1"))
                             .arg(ids.join(QStringLiteral(", ")))};
        }
        step_->generator = id;
        step_->parameters.clear();
        for (const QString& part : parts.mid(1)) {
            const std::optional<double> value = number_in(part.section(u'=', 1));
            if (!value)
                return Fault{
                    words(QT_TRANSLATE_NOOP("LessonFile", "“%1” is not name=number")).arg(part),
                    words(QT_TRANSLATE_NOOP("LessonFile", "write for example “samples=100”"))};
            const std::string name = part.section(u'=', 0, 0).toStdString();
            if (Verdict fault = fits(*generator, name, *value))
                return fault;
            step_->parameters[name] = *value;
        }
        return {};
    }

    static Verdict fits(const LessonGenerator& generator, const std::string& name, double value) {
        const LessonParameter* parameter = generator.parameter(name);
        if (!parameter) {
            QStringList names;
            for (const LessonParameter& one : generator.parameters)
                names << QString::fromStdString(one.name);
            return Fault{
                words(QT_TRANSLATE_NOOP("LessonFile", "“%1” has no parameter “%2”"))
                    .arg(QString::fromStdString(generator.id), QString::fromStdString(name)),
                names.isEmpty() ? words(QT_TRANSLATE_NOOP("LessonFile", "it has none"))
                                : words(QT_TRANSLATE_NOOP("LessonFile", "it has %1"))
                                      .arg(names.join(QStringLiteral(", ")))};
        }
        const bool right = value >= parameter->low && value <= parameter->high &&
                           (!parameter->whole || value == std::round(value));
        if (right)
            return {};
        return Fault{
            words(QT_TRANSLATE_NOOP("LessonFile", "%1 is out of range for “%2”"))
                .arg(QString::number(value), QString::fromStdString(name)),
            (parameter->whole
                 ? words(QT_TRANSLATE_NOOP("LessonFile", "give a whole number from %1 to %2"))
                 : words(QT_TRANSLATE_NOOP("LessonFile", "give a number from %1 to %2")))
                .arg(QString::number(parameter->low), QString::number(parameter->high))};
    }

    Verdict correlation(const QString& rest) {
        if (rest != QLatin1String("pearson") && rest != QLatin1String("spearman"))
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "“%1” is no correlation")).arg(rest),
                         words(QT_TRANSLATE_NOOP("LessonFile", "write “pearson” or “spearman”"))};
        step_->options.correlation = rest == QLatin1String("spearman") ? CorrelationKind::spearman
                                                                       : CorrelationKind::pearson;
        return {};
    }

    Verdict sign(const QString& rest) {
        if (rest != QLatin1String("absolute") && rest != QLatin1String("signed"))
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "“%1” is no sign")).arg(rest),
                         words(QT_TRANSLATE_NOOP("LessonFile", "write “absolute” or “signed”"))};
        step_->options.sign = rest == QLatin1String("signed") ? Sign::signed_ : Sign::absolute;
        return {};
    }

    Verdict pooling(const QString& rest) {
        if (rest != QLatin1String("maximum") && rest != QLatin1String("mean"))
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "“%1” is no way to pool")).arg(rest),
                         words(QT_TRANSLATE_NOOP("LessonFile", "write “maximum” or “mean”"))};
        step_->pooling = rest == QLatin1String("mean") ? Pooling::mean : Pooling::maximum;
        return {};
    }

    Verdict marks(const QString& rest) {
        if (rest != QLatin1String("on") && rest != QLatin1String("off"))
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "marks are not “%1”")).arg(rest),
                         words(QT_TRANSLATE_NOOP("LessonFile", "write “on” or “off”"))};
        step_->marks = rest == QLatin1String("on");
        return {};
    }

    Verdict highlight(const QString& rest) {
        const QStringList parts = words_of(rest);
        QStringList names;
        for (const auto& [name, what] : highlight_names()) {
            names << QLatin1String(name);
            if (parts.isEmpty() || parts.first() != QLatin1String(name))
                continue;
            LessonHighlight shown{what, -1, -1};
            const int wanted = what == What::cell                                        ? 2
                               : what == What::left_neuron || what == What::right_neuron ? 1
                                                                                         : 0;
            if (parts.size() != wanted + 1)
                return Fault{
                    words(QT_TRANSLATE_NOOP("LessonFile", "“%1” takes another number of neurons"))
                        .arg(parts.first()),
                    words(QT_TRANSLATE_NOOP(
                        "LessonFile", "a cell takes a left and a right neuron, 0-based; a neuron "
                                      "itself; all else none"))};
            for (int i = 1; i <= wanted; ++i) {
                const std::optional<Index> neuron = index_in(parts[i]);
                if (!neuron)
                    return Fault{
                        words(QT_TRANSLATE_NOOP("LessonFile", "“%1” is no neuron")).arg(parts[i]),
                        words(QT_TRANSLATE_NOOP("LessonFile", "give its number, from 0 on"))};
                (what == What::right_neuron || i == 2 ? shown.right : shown.left) = *neuron;
            }
            step_->highlights.push_back(shown);
            return {};
        }
        return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "“%1” cannot be highlighted")).arg(rest),
                     words(QT_TRANSLATE_NOOP("LessonFile", "these can: %1"))
                         .arg(names.join(QStringLiteral(", ")))};
    }

    Verdict control(const QString& rest) {
        const QStringList parts = words_of(rest);
        if (parts.size() < 3)
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "the control is incomplete")),
                         words(QT_TRANSLATE_NOOP(
                             "LessonFile",
                             "write “@control NAME slider FROM TO STEP LABEL” (“log” for STEP: "
                             "equal factors), or “@control NAME choice 2=two, 3=three”"))};
        LessonControl made;
        made.parameter = parts[0].toStdString();
        const LessonGenerator* generator = find_lesson_generator(step_->generator);
        if (!generator)
            return Fault{
                words(QT_TRANSLATE_NOOP("LessonFile", "the control has nothing to control")),
                words(QT_TRANSLATE_NOOP("LessonFile", "put “@data” before it"))};
        if (parts[1] == QLatin1String("choice"))
            return choices(std::move(made), *generator,
                           rest.section(QLatin1String("choice"), 1).trimmed());
        const auto number_at = [&parts](qsizetype i) {
            constexpr double none = std::numeric_limits<double>::quiet_NaN();
            return i < parts.size() ? number_in(parts[i]).value_or(none) : none;
        };
        made.from = number_at(2);
        made.to = number_at(3);
        made.logarithmic = parts.value(4) == QLatin1String("log");
        made.step = made.logarithmic ? 1 : number_at(4);
        // Comparisons with what is no number are false.
        const bool right = parts[1] == QLatin1String("slider") && made.from < made.to &&
                           made.step > 0 && (!made.logarithmic || made.from > 0);
        if (!right)
            return Fault{
                words(QT_TRANSLATE_NOOP("LessonFile", "the control cannot be understood")),
                words(QT_TRANSLATE_NOOP(
                    "LessonFile", "write “@control NAME slider FROM TO STEP LABEL”, FROM below TO, "
                                  "STEP above 0 or “log”"))};
        made.label = parts.size() > 5 ? parts.mid(5).join(u' ') : parts[0];
        for (const double end : {made.from, made.to})
            if (Verdict fault = fits(*generator, made.parameter, end))
                return fault;
        step_->controls.push_back(std::move(made));
        return {};
    }

    Verdict choices(LessonControl made, const LessonGenerator& generator, const QString& list) {
        for (const QString& choice : list.split(u',', Qt::SkipEmptyParts)) {
            const std::optional<double> value = number_in(choice.section(u'=', 0, 0).trimmed());
            const QString label = choice.section(u'=', 1).trimmed();
            if (!value || label.isEmpty())
                return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "“%1” is not number=label"))
                                 .arg(choice.trimmed()),
                             words(QT_TRANSLATE_NOOP(
                                 "LessonFile", "write for example “2=two runs, 3=three runs”"))};
            if (Verdict fault = fits(generator, made.parameter, *value))
                return fault;
            made.choices.push_back({*value, label});
        }
        step_->controls.push_back(std::move(made));
        return {};
    }

    Verdict chart(const QString& rest) {
        if (!find_lesson_chart(rest.toStdString())) {
            QStringList ids;
            for (const LessonChartKind& kind : lesson_chart_kinds())
                ids << QString::fromStdString(kind.id);
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "there is no chart “%1”")).arg(rest),
                         words(QT_TRANSLATE_NOOP("LessonFile", "there are %1"))
                             .arg(ids.join(QStringLiteral(", ")))};
        }
        step_->chart = rest.toStdString();
        return {};
    }

    Verdict ask(const QString& rest) {
        if (step_->question)
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "the step has a question already")),
                         words(QT_TRANSLATE_NOOP("LessonFile",
                                                 "put the second one into a step of its own"))};
        note_numbers(rest);
        step_->question = LessonQuestion{rest, {}, {}};
        part_ = Part::answers;
        return {};
    }

    Verdict reveal(const QString&) {
        if (part_ != Part::answers)
            return Fault{words(QT_TRANSLATE_NOOP("LessonFile", "“@reveal” without a question")),
                         words(QT_TRANSLATE_NOOP("LessonFile", "put “@ask” before it"))};
        part_ = Part::reveal;
        return {};
    }

    /// What can only be told once the step is whole.
    Verdict end_of_step() {
        if (!step_)
            return {};
        fault_line_ = step_line_;
        if (step_->generator.empty())
            return at(step_line_,
                      {words(QT_TRANSLATE_NOOP("LessonFile",
                                               "the first step says nothing about its data")),
                       words(QT_TRANSLATE_NOOP("LessonFile", "add “@data GENERATOR”"))});
        if (step_->text.trimmed().isEmpty())
            return at(step_line_, {words(QT_TRANSLATE_NOOP("LessonFile", "the step has no text")),
                                   words(QT_TRANSLATE_NOOP("LessonFile", "write one"))});
        if (step_->question) {
            const auto& answers = step_->question->answers;
            const auto right = std::count_if(answers.begin(), answers.end(),
                                             [](const auto& answer) { return answer.right; });
            if (answers.size() < 2 || right != 1)
                return at(step_line_,
                          {words(QT_TRANSLATE_NOOP(
                               "LessonFile",
                               "the question needs two answers or more, one of them right")),
                           words(QT_TRANSLATE_NOOP(
                               "LessonFile",
                               "begin answers with “- [ ] ”, the right one with “- [x] ”"))});
        }
        for (const auto& [wrong, line] : numbers_)
            return at(
                line,
                {words(QT_TRANSLATE_NOOP("LessonFile", "“%1” is not closed or not understood"))
                     .arg(wrong),
                 words(QT_TRANSLATE_NOOP("LessonFile", "write “{name}” or “{name|3}”"))});
        for (const auto& [name, line] : named_)
            if (!is_known_number(name, *step_))
                return at(line,
                          {words(QT_TRANSLATE_NOOP("LessonFile", "there is no number “%1” here"))
                               .arg(name),
                           words(QT_TRANSLATE_NOOP(
                               "LessonFile", "name a score, a parameter (“p.samples”), a cell "
                                             "(“s.0.1”) or a number of the step's chart"))});
        numbers_.clear();
        named_.clear();
        lesson_.steps.push_back(std::move(*step_));
        step_.reset();
        return {};
    }

    Verdict at(qsizetype line, Fault fault) {
        line_ = fault_line_ = line;
        return fault;
    }

    QStringList lines_;
    QString file_;
    Lesson lesson_;
    std::optional<LessonStep> step_;
    Part part_ = Part::head;
    qsizetype line_ = 0;
    qsizetype step_line_ = 0;
    qsizetype fault_line_ = 0;
    std::vector<std::pair<QString, qsizetype>> numbers_; ///< not understood, with their lines
    std::vector<std::pair<QString, qsizetype>> named_;
};

} // namespace

Result<Lesson> parse_lesson(const QString& text, const QString& file) {
    return Parser(text, file).parse();
}

} // namespace counterpart
