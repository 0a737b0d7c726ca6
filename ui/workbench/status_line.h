#pragma once
// The line at the bottom of the window.

class QWidget;

namespace counterpart {

class ReadOut;
class Workbench;

/// The read-out and the progress, always of one height: neither comes in the way of the maps. Takes
/// `read_out`; `workbench` must outlive it. Object name: "statusLine".
[[nodiscard]] QWidget* make_status_line(ReadOut& read_out, Workbench& workbench);

} // namespace counterpart
