#pragma once
// What takes Gui, Widgets and QCustomPlot. They are half of a small comparison's time to load, so
// counterpart is linked without them: it hands what needs them over to counterpart-window, the same
// program with this (app/window/).

#include "app/commands.h"
#include "app/headless.h"
#include "app/study.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/save.h"

#include <QCoreApplication>

#include <memory>

namespace counterpart {

/// One a command: it remembers what it began with.
class Graphics {
  public:
    Graphics() = default;
    virtual ~Graphics() = default;
    Graphics(const Graphics&) = delete;
    Graphics& operator=(const Graphics&) = delete;

    /// `counterpart [LEFT RIGHT]`: the window; without a usable display the comparison as text, and
    /// the figure as counterpart.png in the current folder.
    virtual int window(const CommandLine& line) = 0;

    /// An application that draws without a display; without it nothing below draws.
    virtual std::unique_ptr<QCoreApplication> application(char** argv) = 0;

    /// Before anything is read: the request with what its session file says, sides and options.
    /// Files that changed since it was saved are told on standard error. Errors: as
    /// read_session_file; a response file is missing; there is but one side.
    virtual Result<HeadlessRequest> begin(HeadlessRequest request, const Progress& progress) = 0;
    /// Adds the figure and the report that are asked for.
    virtual Result<Done> stage(const HeadlessRequest& request, const HeadlessResult& result,
                               StagedFiles& files, const Progress& progress) = 0;

    /// The same for a study, which has a report alone.
    virtual void begin(const StudyRequest& request) = 0;
    virtual Result<Done> stage(const StudyRequest& request, const Study& study,
                               const StudyResult& result, StagedFiles& files) = 0;
};

/// Goes on as counterpart-window, which lies beside this program, with the same arguments. Returns
/// only where that cannot be started: the exit code, after saying so.
int hand_over(char** argv);

} // namespace counterpart
