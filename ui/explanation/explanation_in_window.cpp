#include "ui/explanation/explanation_in_window.h"

#include "ui/explanation/baseline_section.h"
#include "ui/explanation/explanation_panel.h"
#include "ui/study/same_framework.h"
#include "ui/workbench/workbench.h"

#include <QCoreApplication>
#include <QWidget>

#include <memory>
#include <utility>
#include <vector>

namespace counterpart {

QWidget* make_explanation(const PanelContext& context) {
    auto* panel = new ExplanationPanel(context.selection);
    panel->put_below_scores(QCoreApplication::translate("BaselineSection", "Compared to what"),
                            new BaselineSection(context));
    auto show = [panel, &workbench = context.workbench,
                 shown = std::shared_ptr<const Comparison>()]() mutable {
        const Opened& opened = workbench.opened();
        if (opened.comparison != shown) {
            shown = opened.comparison;
            panel->show_comparison(shown);
        }
        std::vector<SameKindScores> matched;
        std::vector<SameKindScores> naive;
        for (const SameFrameworkRuns& runs : same_framework_runs(workbench)) {
            matched.push_back({runs.group, runs.matched});
            naive.push_back({runs.group, runs.naive});
        }
        panel->show_baselines(opened.baselines, std::move(matched), std::move(naive));
    };
    show();
    QObject::connect(&context.workbench, &Workbench::changed, panel, show);
    return panel;
}

} // namespace counterpart
