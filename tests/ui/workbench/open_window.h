#pragma once
// The real window, with settings of its own and questions for file names answered.

#include "response_files.h"
#include "support/window.h"
#include "ui/workbench/main_window.h"
#include "ui/workbench/message_bar.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace counterpart::test {

/// A window that was never opened before, unless it is given settings that were used.
class OpenWindow {
  public:
    explicit OpenWindow(QSettings* settings = nullptr)
        : own_(directory_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
          settings_(settings ? *settings : own_),
          window_(std::make_unique<MainWindow>(
              settings_, [this](QWidget*, const FileQuestion& question,
                                const std::function<void(const QString&)>& chosen) {
                  asked = question;
                  if (!answer.isEmpty())
                      chosen(answer);
              })) {
        window_->resize(1280, 800);
        window_->show();
        window_->furnish();
        QCoreApplication::processEvents(); // what it was furnished with is laid out
    }

    QString answer; ///< to the next question for a file name; empty: cancelled
    FileQuestion asked;

    MainWindow& operator*() { return *window_; }
    MainWindow* operator->() { return window_.get(); }
    QSettings& settings() { return settings_; }

    [[nodiscard]] std::shared_ptr<const Comparison> comparison() const {
        return window_->workbench().opened().comparison;
    }
    [[nodiscard]] bool busy() const { return window_->workbench().job().running(); }
    [[nodiscard]] bool on_maps() const { return page()->objectName() == QLatin1String("maps"); }
    [[nodiscard]] bool on_start() const {
        return page()->objectName() == QLatin1String("startPage");
    }
    void trigger(const char* action) { child<QAction>(*window_, action)->trigger(); }
    [[nodiscard]] QAction* action(const char* name) const { return child<QAction>(*window_, name); }
    [[nodiscard]] MessageBar* error() const { return child<MessageBar>(*window_, "errorBar"); }
    [[nodiscard]] MessageBar* notice() const { return child<MessageBar>(*window_, "noticeBar"); }

    /// Opens two files; the caller waits.
    void open(const std::string& left, const std::string& right) {
        window_->open_files(QString::fromStdString(left), QString::fromStdString(right));
    }

    /// Files dragged in and dropped at a position of the window.
    void drop(const std::vector<std::string>& files, const QPoint& position) {
        QMimeData data;
        QList<QUrl> urls;
        for (const std::string& file : files)
            urls << QUrl::fromLocalFile(QString::fromStdString(file));
        data.setUrls(urls);
        QDragEnterEvent enter(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(child<QWidget>(*window_, "dropArea")->isVisible());
        QDropEvent dropped(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &dropped);
        QVERIFY(!child<QWidget>(*window_, "dropArea")->isVisible());
    }

  private:
    [[nodiscard]] QWidget* page() const {
        return window_->findChild<QStackedWidget*>()->currentWidget();
    }

    QTemporaryDir directory_;
    QSettings own_;
    QSettings& settings_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace counterpart::test
