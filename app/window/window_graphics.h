#pragma once
// Graphics with all of Qt: what `counterpart` hands over.

#include "app/graphics.h"
#include "ui/session/session_files.h"
#include "ui/workbench/view_state.h"

namespace counterpart {

/// One file a kind of work: window_command.cpp, comparison_outputs.cpp, study_outputs.cpp.
class WindowGraphics : public Graphics {
  public:
    int window(const CommandLine& line) override;
    std::unique_ptr<QCoreApplication> application(char** argv) override;

    Result<HeadlessRequest> begin(HeadlessRequest request, const Progress& progress) override;
    Result<Done> stage(const HeadlessRequest& request, const HeadlessResult& result,
                       StagedFiles& files, const Progress& progress) override;

    void begin(const StudyRequest& request) override;
    Result<Done> stage(const StudyRequest& request, const Study& study, const StudyResult& result,
                       StagedFiles& files) override;

  private:
    ViewSettings view_; ///< the session's, or the usual one
    SideStamps read_;   ///< of the files, before they are read
};

/// What a session file says: sides and options in the request, and the view. Errors as
/// Graphics::begin.
struct SessionInput {
    HeadlessRequest request;
    ViewSettings view;
};
Result<SessionInput> with_session(HeadlessRequest request, const Progress& progress);

} // namespace counterpart
